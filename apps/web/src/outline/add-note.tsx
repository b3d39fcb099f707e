import { freePlaces, type Zone } from '@samtavle/board'
import { Plus } from 'lucide-react'
import { useEffect, useId, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useEscape } from './use-escape.ts'

/** A place to write one more note; it stays open, because a thought seldom comes alone. */
export function AddNote({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  if (isOpen) return <AddNoteForm zone={zone} onDone={() => setOpen(false)} />
  return (
    <button className="button add-note-open" type="button" onClick={() => setOpen(true)}>
      <Plus size={18} aria-hidden="true" />
      <span aria-hidden="true">{t('outline.add')}</span>
      <span className="visually-hidden">{t('outline.addTo', { zone: t(`zones.${zone}`) })}</span>
    </button>
  )
}

function AddNoteForm({ zone, onDone }: { readonly zone: Zone; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { board, edits, undo } = useSession()
  const { announcer } = useServices()
  const [text, setText] = useState('')
  const field = useRef<HTMLTextAreaElement>(null)
  const form = useRef<HTMLFormElement>(null)
  const id = useId()
  useEscape(form, onDone)
  useEffect(() => field.current?.focus({ preventScroll: true }), [])
  const zoneName = t(`zones.${zone}`)

  function add(event?: FormEvent): void {
    event?.preventDefault()
    const words = text.trim()
    const [place] = freePlaces(board.view(), zone, [words]).places
    if (words === '' || place === undefined) return field.current?.focus()
    undo.stopCapturing()
    edits.addNote({ place, text: words })
    undo.stopCapturing()
    setText('')
    announcer.say(t('happened.added', { zone: zoneName }), { shown: false })
    // The keyboard of a phone stays up for the next one.
    field.current?.focus()
  }

  return (
    <form ref={form} className="add-note" onSubmit={add}>
      <label htmlFor={id}>{t('outline.addTo', { zone: zoneName })}</label>
      <textarea
        ref={field}
        id={id}
        className="input note-textarea"
        rows={3}
        value={text}
        placeholder={t('outline.newText')}
        onChange={(event) => setText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Enter' && (event.ctrlKey || event.metaKey) && !event.nativeEvent.isComposing) add()
        }}
      />
      <div className="note-editor-row">
        <button className="button" type="button" onClick={onDone}>
          {t('outline.done')}
        </button>
        <button className="button" data-look="strong" type="submit">
          {t('outline.addIt')}
        </button>
      </div>
    </form>
  )
}
