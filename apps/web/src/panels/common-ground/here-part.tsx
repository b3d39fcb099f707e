import { useTranslation } from 'react-i18next'
import { listWords } from '../../words/when.ts'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { Sector } from './thing.tsx'
import { findingsOfKind } from './use-ground.ts'

/** Who is here by sector; who may be missing is asked, never held against anybody. */
export function HerePart() {
  const { t, i18n } = useTranslation('ground')
  const { t: words } = useTranslation()
  const { gathering, findings, invite } = usePanel()
  const [missing] = findingsOfKind(findings, 'sectors-missing')
  const isBorderOpen = findingsOfKind(findings, 'border-not-crossed').length > 0
  const rows: readonly (readonly [string | null, number])[] = [
    ...gathering.countBySector,
    ...(gathering.unsaid > 0 ? [[null, gathering.unsaid] as const] : []),
  ]
  return (
    <Part name="here" lead={t('here.lead')}>
      <ul className="here-rows">
        {rows.map(([sector, count]) => (
          <li key={sector ?? ''}>
            <Sector sector={sector} /> <b>{count}</b>
          </li>
        ))}
      </ul>
      {missing === undefined ? (
        <p className="ground-good">{t('here.whole')}</p>
      ) : (
        <p className="ground-question">
          {t('here.missing', {
            sectors: listWords(
              missing.sectors.map((sector) => words(`sectorsFrom.${sector}`)),
              i18n.language,
            ),
          })}
        </p>
      )}
      {isBorderOpen && <p className="ground-question">{t('here.border')}</p>}
      {missing !== undefined && (
        <button className="button" type="button" onClick={invite}>
          {t('here.invite')}
        </button>
      )}
    </Part>
  )
}
