import type { PrivateNote } from '@samtavle/board'
import { Undo2 } from 'lucide-react'
import { useEffect, useEffectEvent, useId, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { privateDraftOf } from '../device/draft.ts'
import type { Rounds } from './open-rounds.ts'

interface Props {
  readonly rounds: Rounds
  readonly roundId: string
  readonly isOpen: boolean
  /** False while the board is frozen: then what lies there lies. */
  readonly mayTakeBack: boolean
  /** Whether others in my circle read it already. */
  readonly isRead: boolean
}

/** Where I write, and what I wrote. The field keeps the keyboard, so that one thought can follow another. */
export function MyNotes({ rounds, roundId, isOpen, mayTakeBack, isRead }: Props) {
  const { t } = useTranslation()
  const mine = useWatchable(rounds.mine)
  const unsaved = useWatchable(rounds.unsaved)
  const [takenBack, setTakenBack] = useState<string | null>(null)
  const heading = useId()
  const newestFirst = mine.toReversed()

  return (
    <>
      {isOpen && <NoteField key={roundId} rounds={rounds} roundId={roundId} isRead={isRead} />}
      {takenBack !== null && (
        <p className="corner-small round-back" role="status">
          {t(isRead ? 'rounds.circle.takenBack' : 'rounds.takenBack')}
          <button
            className="button"
            data-look="quiet"
            type="button"
            onClick={() => {
              if (rounds.write(takenBack)) setTakenBack(null)
            }}
          >
            {t('rounds.putBack')}
          </button>
        </p>
      )}
      {mine.length > 0 && (
        <>
          <h3 id={heading}>{t(isRead ? 'rounds.circle.mine' : 'rounds.mine')}</h3>
          <ul className="round-notes" aria-labelledby={heading}>
            {newestFirst.map((note) => (
              <MyNote
                key={note.id}
                note={note}
                onTakeBack={
                  mayTakeBack
                    ? () => {
                        rounds.takeBack(note.id)
                        setTakenBack(note.text)
                      }
                    : null
                }
              />
            ))}
          </ul>
          <p className="corner-small">
            {unsaved > 0 ? t('rounds.sending') : t(isRead ? 'rounds.circle.saved' : 'rounds.saved')}
          </p>
        </>
      )}
    </>
  )
}

function MyNote({ note, onTakeBack }: { readonly note: PrivateNote; readonly onTakeBack: (() => void) | null }) {
  const { t } = useTranslation()
  return (
    <li>
      <span>{note.text}</span>
      {onTakeBack !== null && (
        <button
          className="icon-button"
          type="button"
          aria-label={t('rounds.takeBack', { note: note.text })}
          onClick={onTakeBack}
        >
          <Undo2 size={16} aria-hidden="true" />
        </button>
      )}
    </li>
  )
}

function NoteField({ rounds, roundId, isRead }: Omit<Props, 'isOpen' | 'mayTakeBack'>) {
  const { t } = useTranslation()
  const { announcer, storage } = useServices()
  const { boardId } = useSession()
  const draft = useMemo(() => privateDraftOf(storage, boardId, roundId), [storage, boardId, roundId])
  const id = useId()
  const field = useRef<HTMLTextAreaElement>(null)
  const isReady = useWatchable(rounds.isOpen)
  const [isWaiting, setWaiting] = useState(false)
  // The words stay in the field, where a reload finds them: they leave it once, when they are written down.
  const sendWaiting = useEffectEvent(() => isWaiting && add())
  useEffect(() => {
    if (isReady) sendWaiting()
  }, [isReady])

  function send(event?: FormEvent): void {
    event?.preventDefault()
    add()
    field.current?.focus()
  }

  function add(): void {
    const text = field.current?.value ?? ''
    if (field.current === null || text.trim() === '') return
    const isWritten = rounds.write(text)
    setWaiting(!isWritten)
    if (!isWritten) return
    field.current.value = ''
    draft.write('')
    announcer.say(t(isRead ? 'rounds.circle.added' : 'rounds.added'), { shown: false })
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While a letter is being composed, Enter belongs to the composing.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    event.preventDefault()
    send()
  }

  return (
    <form className="round-write" onSubmit={send}>
      <label htmlFor={id}>{t('rounds.field')}</label>
      <textarea
        ref={field}
        id={id}
        className="input"
        rows={3}
        maxLength={2000}
        enterKeyHint="send"
        aria-describedby={`${id}-hint`}
        defaultValue={draft.read()}
        onChange={(event) => {
          // Whoever writes on sends it again.
          setWaiting(false)
          draft.write(event.target.value)
        }}
        onKeyDown={onKeyDown}
      />
      <p id={`${id}-hint`} className="corner-small round-keys">
        {t('rounds.hint')}
      </p>
      <p className="corner-small round-waits" role="status">
        {isWaiting && t('rounds.waits')}
      </p>
      <button className="button" data-look="strong" type="submit">
        {t('rounds.add')}
      </button>
    </form>
  )
}
