import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import './heat.css'

/** How far back a heat looks; null is the whole session. */
export const heatSpans = [600_000, 3_600_000, null] as const
/** Milliseconds, or null. */
export type HeatSpan = (typeof heatSpans)[number]

const wordOf = { 600000: 'replay.heat.lastMinutes', 3600000: 'replay.heat.lastHour' } as const

interface Props {
  readonly value: HeatSpan
  readonly onChange: (span: HeatSpan) => void
}

/** Chooses how far back a heat looks. */
export function HeatSpans({ value, onChange }: Props) {
  const { t } = useTranslation()
  const name = useId()
  return (
    <fieldset className="heat-spans">
      <legend className="visually-hidden">{t('replay.heat.span')}</legend>
      {heatSpans.map((span) => (
        <label key={String(span)}>
          <input type="radio" name={name} checked={span === value} onChange={() => onChange(span)} />
          {t(span === null ? 'replay.heat.always' : wordOf[span])}
        </label>
      ))}
    </fieldset>
  )
}
