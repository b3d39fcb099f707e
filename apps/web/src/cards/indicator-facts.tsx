import { effectGroups, factOf, factsOf, type WholeItem } from '@samtavle/board'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { ObserveForm } from './observe-form.tsx'

/** What is to change and for whom, where it began, and what has been seen. Measuring serves learning, not control. */
export function IndicatorFacts({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const id = useId()
  return (
    <div className="card-facts">
      <Goal item={item} />
      <label htmlFor={`${id}-for`}>{t('cards.for')}</label>
      <select
        id={`${id}-for`}
        className="select"
        disabled={!mayWrite}
        value={factOf(item, 'for') ?? ''}
        onChange={(event) =>
          edits.setFact(item.id, 'for', effectGroups.find((group) => group === event.target.value) ?? null)
        }
      >
        <option value="">{t('cards.formNone')}</option>
        {effectGroups.map((group) => (
          <option key={group} value={group}>
            {t(`cards.forGroup.${group}`)}
          </option>
        ))}
      </select>
      <div className="card-numbers">
        <NumberFact item={item} name="baseline" />
        <NumberFact item={item} name="target" />
      </div>
      <label htmlFor={`${id}-unit`}>{t('cards.unit')}</label>
      <input
        key={factOf(item, 'unit') ?? ''}
        id={`${id}-unit`}
        className="input"
        maxLength={60}
        disabled={!mayWrite}
        defaultValue={factOf(item, 'unit') ?? ''}
        onBlur={(event) => edits.setFact(item.id, 'unit', event.target.value.trim() || null)}
      />
      <Observations item={item} />
    </div>
  )
}

function NumberFact({ item, name }: { readonly item: WholeItem; readonly name: 'baseline' | 'target' }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const id = useId()
  const value = factOf(item, name)
  return (
    <div>
      <label htmlFor={id}>{t(`cards.${name}`)}</label>
      <input
        key={value ?? ''}
        id={id}
        className="input"
        type="number"
        step="any"
        disabled={!mayWrite}
        defaultValue={value ?? ''}
        onBlur={(event) => {
          const { value: written, valueAsNumber } = event.target
          if (written === '') edits.setFact(item.id, name, null)
          else if (Number.isFinite(valueAsNumber) && valueAsNumber !== value)
            edits.setFact(item.id, name, valueAsNumber)
        }}
      />
    </div>
  )
}

/** The goal as it is now; the earlier ones stay readable. */
function Goal({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const id = useId()
  const goals = factsOf(item, 'goal').map(({ value }) => value)
  const now = goals.at(-1)?.text ?? ''
  const [written, setWritten] = useState<string | null>(null)
  return (
    <div>
      <label htmlFor={id}>{t('cards.goal')}</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={2000}
        disabled={!mayWrite}
        value={written ?? now}
        onChange={(event) => setWritten(event.target.value)}
      />
      {written !== null && written.trim() !== now && (
        <button
          className="button"
          type="button"
          onClick={() => {
            edits.changeGoal(item.id, written)
            setWritten(null)
          }}
        >
          {t('cards.goalSave')}
        </button>
      )}
      {goals.length > 1 && (
        <details>
          <summary>{t('cards.goalsBefore')}</summary>
          <ul>
            {goals.slice(0, -1).map((goal) => (
              <li key={`${goal.at} ${goal.text}`}>{goal.text}</li>
            ))}
          </ul>
        </details>
      )}
    </div>
  )
}

function Observations({ item }: { readonly item: WholeItem }) {
  const { t, i18n } = useTranslation()
  const mayWrite = useMayWrite()
  const seen = factsOf(item, 'observation').map(({ value }) => value)
  const unit = factOf(item, 'unit') ?? ''
  const dayOf = (on: string): string =>
    new Intl.DateTimeFormat(i18n.language, { dateStyle: 'long' }).format(new Date(`${on}T12:00:00`))
  return (
    <div>
      {seen.length > 0 && <p className="card-label">{t('cards.observations')}</p>}
      <ul className="observations">
        {seen.map((each) => (
          <li key={`${each.on} ${each.at}`}>
            <strong>{dayOf(each.on)}</strong> {each.number !== null && `${each.number} ${unit}`} {each.story}
            {each.works !== null && ` · ${t(each.works ? 'cards.works' : 'cards.worksNot')}`}
          </li>
        ))}
      </ul>
      {mayWrite && <ObserveForm item={item} />}
    </div>
  )
}
