import { AtSign } from 'lucide-react'
import { useId, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { NameList } from './name-list.tsx'
import { useWriting, type Writing, type Written } from './use-writing.ts'

interface Props {
  readonly label: string
  readonly hint?: string
  readonly begin?: Written
  /** Keeps what is not said yet. */
  readonly keep?: (written: Written) => void
  readonly send: string
  /** Whether the field takes the keyboard: somebody has just asked for it. */
  readonly isFirst?: boolean
  /** Takes the words as they are kept; false leaves them in the field. */
  readonly onSend: (words: string) => boolean
  readonly onCancel?: () => void
  /** Something else to do with what is written, where it fits. */
  readonly otherwise?: { readonly label: string; fits(words: string): boolean; onPress(words: string): void }
}

/** A field for a comment: an @ offers the people on the board, and Ctrl+Enter says it. */
export function CommentForm({ label, hint, begin, keep, send, isFirst = false, onSend, onCancel, otherwise }: Props) {
  const { t } = useTranslation()
  const field = useRef<HTMLTextAreaElement>(null)
  const writing = useWriting(field, { ...(begin && { begin }), ...(keep && { keep }) })
  const id = useId()
  const { words, over, offered, active } = writing
  function sendIt(): void {
    if (words !== '' && over <= 0 && onSend(words)) writing.clear()
  }
  return (
    <form
      className="comment-form"
      onSubmit={(event) => {
        event.preventDefault()
        sendIt()
      }}
    >
      <label htmlFor={id}>{label}</label>
      <div className="comment-field">
        <textarea
          ref={field}
          id={id}
          className="input"
          rows={3}
          value={writing.text}
          // A field of several lines may be no combobox: it says that names come with it, and the list says how many there are.
          aria-autocomplete="list"
          aria-haspopup="listbox"
          aria-controls={`${id}-names`}
          aria-activedescendant={offered.length > 0 ? `${id}-names-${active}` : undefined}
          aria-describedby={hint === undefined ? undefined : `${id}-hint`}
          // Somebody has just asked for this field; the rule is about pages that load.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isFirst}
          onChange={(event) => {
            writing.write(event.target.value)
            writing.look()
          }}
          onSelect={writing.look}
          onKeyDown={(event) => onKey(event, writing, { sendIt, onCancel })}
          onBlur={writing.dropName}
        />
        <NameList id={`${id}-names`} offered={offered} active={active} onChoose={writing.choose} />
      </div>
      {hint !== undefined && (
        <p id={`${id}-hint`} className="comment-soft">
          {hint}
        </p>
      )}
      {over > 0 && (
        <p className="comment-over" role="status">
          {t('comments.tooLong', { count: over })}
        </p>
      )}
      <div className="comment-buttons">
        {writing.hasPeople && (
          <button
            className="icon-button"
            type="button"
            aria-label={t('comments.mention')}
            title={t('comments.mention')}
            onClick={writing.beginName}
          >
            <AtSign size={18} aria-hidden="true" />
          </button>
        )}
        <span className="comment-gap" />
        {words !== '' && otherwise?.fits(words) === true && (
          <button
            className="button"
            data-look="quiet"
            type="button"
            onClick={() => {
              otherwise.onPress(words)
              writing.clear()
            }}
          >
            {otherwise.label}
          </button>
        )}
        {onCancel !== undefined && (
          <button className="button" type="button" onClick={onCancel}>
            {t('comments.cancel')}
          </button>
        )}
        <button className="button" data-look="strong" type="submit" disabled={words === '' || over > 0}>
          {send}
        </button>
      </div>
    </form>
  )
}

interface FormKeys {
  readonly sendIt: () => void
  readonly onCancel: (() => void) | undefined
}

function onKey(event: React.KeyboardEvent, writing: Writing, { sendIt, onCancel }: FormKeys): void {
  if (event.nativeEvent.isComposing) return
  const person = writing.offered[writing.active]
  if (event.key === 'Enter' && (event.ctrlKey || event.metaKey)) sendIt()
  else if (person !== undefined && event.key === 'ArrowDown') writing.goTo(1)
  else if (person !== undefined && event.key === 'ArrowUp') writing.goTo(-1)
  else if (person !== undefined && (event.key === 'Enter' || event.key === 'Tab')) writing.choose(person)
  else if (person !== undefined && event.key === 'Escape') writing.dropName()
  else if (event.key === 'Escape' && onCancel !== undefined) onCancel()
  else return
  event.preventDefault()
}
