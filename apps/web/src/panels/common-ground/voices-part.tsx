import { isSectorId, smallestCrowd, voiceBalanceOf } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectorName } from '../../words/use-sector-name.ts'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { Sector } from './thing.tsx'

/** How what was said is spread over sectors; never a score for a person. */
export function VoicesPart() {
  const { t } = useTranslation('ground')
  const { t: words } = useTranslation()
  const sectorName = useSectorName()
  const fromSector = (sector: string): string =>
    isSectorId(sector) ? words(`sectorsFrom.${sector}`) : sectorName(sector)
  const { view } = usePanel()
  const { voices, most } = useMemo(() => voiceBalanceOf(view), [view])
  const all = voices.reduce((sum, { people }) => sum + people, 0)
  return (
    <Part name="voices" lead={t('voices.lead', { count: smallestCrowd })}>
      {voices.length > 0 && <p className="ground-small">{t('voices.mark')}</p>}
      {voices.length === 0 && <p className="ground-note">{t('voices.tooFew')}</p>}
      <ul className="voice-rows">
        {voices.map(({ sectors, people, share }) => (
          <li key={sectors.join()}>
            <span className="ground-sectors">
              {sectors.map((sector) => (
                <Sector key={sector ?? ''} sector={sector} />
              ))}
            </span>
            <span className="voice-bar" aria-hidden="true">
              <span style={{ inlineSize: `${Math.round(share * 100)}%` }} />
              <i style={{ insetInlineStart: `${Math.round((people / all) * 100)}%` }} />
            </span>
            <span className="ground-small">{t('voices.row', { share: Math.round(share * 100), people, all })}</span>
          </li>
        ))}
      </ul>
      {most !== null && <p className="ground-question">{t('voices.most', { sector: fromSector(most) })}</p>}
    </Part>
  )
}
