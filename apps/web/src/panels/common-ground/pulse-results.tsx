import { pulseSteps } from '@samtavle/board'
import { pulsesOverTime, type PulseResult, type PulseSpread } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSectorName } from '../../words/use-sector-name.ts'
import { whenWords } from '../../words/when.ts'
import { usePanel } from './panel-context.ts'

type Closed = ReturnType<typeof pulsesOverTime>[number]

/** The latest pulse with its spread, the difference between crowds and the change since the one before; earlier ones folded. */
export function PulseResults() {
  const { t } = useTranslation('ground')
  const { view } = usePanel()
  const pulses = useMemo(() => pulsesOverTime(view), [view])
  const latest = pulses.at(-1)
  const earlier = pulses.slice(0, -1).toReversed()
  if (latest === undefined) return <p className="ground-note">{t('pulse.none')}</p>
  return (
    <>
      <Results closed={latest} before={pulses.at(-2)} />
      {earlier.length > 0 && (
        <details className="ground-more">
          <summary>{t('pulse.earlier')}</summary>
          {earlier.map((closed) => (
            <Results key={closed.round.id} closed={closed} before={undefined} />
          ))}
        </details>
      )}
    </>
  )
}

function Results({ closed, before }: { readonly closed: Closed; readonly before: Closed | undefined }) {
  const { t, i18n } = useTranslation('ground')
  const { clock } = useServices()
  const { closedAt, at } = closed.round
  return (
    <div className="pulse-results">
      <p className="ground-small">
        {t('pulse.latest', { when: whenWords(closedAt ?? at, clock.now(), i18n.language) })}.{' '}
        {t('pulse.legend', { low: t('pulse.low'), high: t('pulse.high') })}
      </p>
      <ul>
        {closed.results.map((result) => (
          <Result
            key={result.question}
            result={result}
            before={before?.results.find(({ question }) => question === result.question)?.all ?? null}
          />
        ))}
      </ul>
    </div>
  )
}

function Result({ result, before }: { readonly result: PulseResult; readonly before: PulseSpread | null }) {
  const { t, i18n } = useTranslation('ground')
  const sectorName = useSectorName()
  const number = new Intl.NumberFormat(i18n.language, { maximumFractionDigits: 1 })
  const crowdName = (sectors: readonly (string | null)[]): string =>
    sectors.map((sector) => (sector === null ? t('noSector') : sectorName(sector))).join(' + ')
  const { all, groups, apart } = result
  return (
    <li className="pulse-result">
      <p>{t(`pulse.question.${result.question}`)}</p>
      {all === null ? (
        <p className="ground-small">{t('pulse.tooFew')}</p>
      ) : (
        <>
          <Spread spread={all} />
          <p className="ground-small">
            {t('pulse.mean', { mean: number.format(all.mean), low: all.middle[0], high: all.middle[1] })}
            {before !== null && ` · ${t('pulse.before', { mean: number.format(before.mean) })}`}
          </p>
        </>
      )}
      {groups.length > 1 && (
        <ul className="pulse-groups">
          {groups.map((group) => (
            <li key={group.sectors.join()}>
              <Spread spread={group} />
              <span className="ground-small">
                {t('pulse.crowd', { sectors: crowdName(group.sectors), mean: number.format(group.mean) })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {apart !== null && apart.by >= 1 && (
        <p className="ground-note">
          {t('pulse.apart', { low: crowdName(apart.low), high: crowdName(apart.high), by: number.format(apart.by) })}
        </p>
      )}
    </li>
  )
}

/** Five columns as high as many gave that answer; the words beside it say the same. */
function Spread({ spread }: { readonly spread: PulseSpread }) {
  const most = Math.max(1, ...spread.counts)
  return (
    <span className="pulse-spread" aria-hidden="true">
      {Array.from({ length: pulseSteps }, (_, index) => (
        <i key={index} style={{ blockSize: `${Math.round(((spread.counts[index] ?? 0) / most) * 100)}%` }} />
      ))}
    </span>
  )
}
