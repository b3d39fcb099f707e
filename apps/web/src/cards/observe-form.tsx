import type { WholeItem } from '@samtavle/board'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'

const answers = [
  ['', 'cards.worksUnsaid'],
  ['yes', 'cards.works'],
  ['no', 'cards.worksNot'],
] as const

/** Notes what was seen of an indicator on a day: a number, a story, or both. */
export function ObserveForm({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { clock } = useServices()
  const [isOpen, setOpen] = useState(false)
  const [on, setOn] = useState(() => dayOf(new Date(clock.now())))
  const [number, setNumber] = useState('')
  const [story, setStory] = useState('')
  const [works, setWorks] = useState<string>('')
  const id = useId()
  if (!isOpen) {
    return (
      <button className="button" type="button" onClick={() => setOpen(true)}>
        {t('cards.observe')}
      </button>
    )
  }
  const amount = number.trim() === '' ? null : Number(number)
  const isNothing = (amount === null || !Number.isFinite(amount)) && story.trim() === ''
  return (
    <form
      className="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (isNothing || on === '') return
        undo.stopCapturing()
        edits.observe(item.id, {
          on,
          number: amount,
          story: story.trim(),
          works: works === '' ? null : works === 'yes',
        })
        undo.stopCapturing()
        setOpen(false)
        setNumber('')
        setStory('')
      }}
    >
      <label htmlFor={`${id}-on`}>{t('cards.observedOn')}</label>
      <input
        id={`${id}-on`}
        className="input"
        type="date"
        required
        value={on}
        onChange={(event) => setOn(event.target.value)}
      />
      <label htmlFor={`${id}-number`}>{t('cards.observedNumber')}</label>
      <input
        id={`${id}-number`}
        className="input"
        type="number"
        step="any"
        value={number}
        onChange={(event) => setNumber(event.target.value)}
      />
      <label htmlFor={`${id}-story`}>{t('cards.observedStory')}</label>
      <textarea
        id={`${id}-story`}
        className="input"
        rows={2}
        maxLength={2000}
        value={story}
        onChange={(event) => setStory(event.target.value)}
      />
      <label htmlFor={`${id}-works`}>{t('cards.observedWorks')}</label>
      <select id={`${id}-works`} className="select" value={works} onChange={(event) => setWorks(event.target.value)}>
        {answers.map(([value, word]) => (
          <option key={value} value={value}>
            {t(word)}
          </option>
        ))}
      </select>
      <div className="card-row">
        <button className="button" type="button" onClick={() => setOpen(false)}>
          {t('cards.cancel')}
        </button>
        <button className="button" data-look="strong" type="submit" disabled={isNothing}>
          {t('cards.put')}
        </button>
      </div>
    </form>
  )
}

/** The day it is where the observer is, as the calendar writes it. */
function dayOf(now: Date): string {
  const part = (value: number): string => String(value).padStart(2, '0')
  return `${now.getFullYear()}-${part(now.getMonth() + 1)}-${part(now.getDate())}`
}
