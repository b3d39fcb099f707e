import type { WholeItem } from '@samtavle/board'
import { wouldUnground } from '@samtavle/method'
import { RotateCcw } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useEscape } from '../outline/use-escape.ts'
import { useFewWords, useView } from './use-cards.ts'

/** Asking everybody to hold a card anew; what would lose its ground is shown before. */
export function Reopen({ item, isReworded }: { readonly item: WholeItem; readonly isReworded: boolean }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <ReopenForm item={item} onDone={() => setOpen(false)} />
  return (
    <div className="reopen" data-asks={isReworded}>
      {isReworded && <p>{t('cards.reworded')}</p>}
      <button
        className="button"
        data-look={isReworded ? undefined : 'quiet'}
        type="button"
        onClick={() => setOpen(true)}
      >
        <RotateCcw size={16} aria-hidden="true" />
        {t('cards.reopen')}
      </button>
    </div>
  )
}

function ReopenForm({ item, onDone }: { readonly item: WholeItem; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const [reason, setReason] = useState('')
  const form = useRef<HTMLFormElement>(null)
  const fewWords = useFewWords()
  const view = useView()
  const id = useId()
  useEscape(form, onDone)
  const ungrounded = [...wouldUnground(view, { change: 'reopen', item: item.id }).keys()]

  return (
    <form
      ref={form}
      className="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        undo.stopCapturing()
        edits.reopen(item.id, reason)
        undo.stopCapturing()
        announcer.say(t('cards.reopened', { text: fewWords(item) }))
        onDone()
      }}
    >
      {ungrounded.length === 0 ? (
        <p>{t('cards.reopenNothing')}</p>
      ) : (
        <div className="reopen-ungrounds">
          <p>{t('cards.reopenUngrounds', { count: ungrounded.length })}</p>
          <ul>
            {ungrounded.map((each) => {
              const found = view.items.get(each)
              return <li key={each}>{fewWords(found?.state === 'whole' ? found : undefined)}</li>
            })}
          </ul>
        </div>
      )}
      <p className="card-soft">{t('cards.reopenHolds')}</p>
      <label htmlFor={id}>{t('cards.reopenWhy')}</label>
      <textarea
        id={id}
        className="input"
        rows={2}
        maxLength={2000}
        value={reason}
        // Somebody has just asked for this field; the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus
        onChange={(event) => setReason(event.target.value)}
      />
      <div className="card-row">
        <button className="button" type="button" onClick={onDone}>
          {t('cards.cancel')}
        </button>
        <button className="button" data-look="strong" type="submit">
          {t('cards.reopenYes')}
        </button>
      </div>
    </form>
  )
}
