import { zones, type Zone } from '@samtavle/board'
import { Send } from 'lucide-react'
import { useId, useMemo, useRef, useState, type FormEvent, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { draftOf } from '../device/draft.ts'
import { Prompt } from './prompt.tsx'
import { sendNote } from './send-note.ts'

/** As many characters as a note holds that can be read across a room. */
const longestNote = 2000

/** The question, a field, where it goes, and off. The keyboard stays up: a thought seldom comes alone. */
export function Composer() {
  const { t } = useTranslation()
  const session = useSession()
  const { announcer, storage } = useServices()
  const draft = useMemo(() => draftOf(storage, session.boardId), [storage, session.boardId])
  const [text, setText] = useState(draft.read)
  const [zone, setZone] = useState<Zone>('understand')
  const [sent, setSent] = useState<{ readonly words: string; readonly zone: Zone; readonly waits: boolean } | null>(
    null,
  )
  const field = useRef<HTMLTextAreaElement>(null)
  const id = useId()

  function change(words: string): void {
    setText(words)
    draft.write(words)
    if (words !== '') setSent(null)
  }

  function send(event?: FormEvent): void {
    event?.preventDefault()
    if (sendNote(session, zone, text)) {
      setSent({ words: text.trim(), zone, waits: session.inbox.get() !== null })
      setText('')
      draft.write('')
      announcer.say(t('happened.added', { zone: t(`zones.${zone}`) }), { shown: false })
    }
    field.current?.focus()
  }

  function onKeyDown(event: KeyboardEvent): void {
    // While a letter is being composed, Enter belongs to the composing.
    if (event.key !== 'Enter' || event.shiftKey || event.nativeEvent.isComposing) return
    send(event)
  }

  return (
    <form className="composer" onSubmit={send}>
      <Prompt zone={zone} />
      <label className="visually-hidden" htmlFor={id}>
        {t('phone.field')}
      </label>
      <textarea
        ref={field}
        id={id}
        className="input composer-field"
        rows={3}
        maxLength={longestNote}
        enterKeyHint="send"
        value={text}
        placeholder={t('outline.newText')}
        onChange={(event) => change(event.target.value)}
        onKeyDown={onKeyDown}
      />
      {/* A press beside the field would close the keyboard; what is pressed here leaves it up. */}
      {/* oxlint-disable-next-line jsx-a11y/no-static-element-interactions */}
      <div className="composer-row" onMouseDown={(event) => event.preventDefault()}>
        <ZoneChoice zone={zone} onZone={setZone} />
        <button className="button composer-send" data-look="strong" type="submit" disabled={text.trim() === ''}>
          <Send size={18} aria-hidden="true" />
          {t('phone.send')}
        </button>
      </div>
      {sent !== null && (
        <p className="composer-sent">
          {t(sent.waits ? 'phone.sentToInbox' : 'phone.sent', {
            words: fewWords(sent.words),
            zone: t(`zones.${sent.zone}`),
          })}
        </p>
      )}
    </form>
  )
}

function ZoneChoice({ zone, onZone }: { readonly zone: Zone; readonly onZone: (zone: Zone) => void }) {
  const { t } = useTranslation()
  return (
    <div className="zone-choice" role="group" aria-label={t('outline.zone')}>
      {zones.map((known) => (
        <button key={known} type="button" aria-pressed={known === zone} onClick={() => onZone(known)}>
          {t(`zones.${known}`)}
        </button>
      ))}
    </div>
  )
}

function fewWords(words: string): string {
  return words.length > 40 ? `${words.slice(0, 40).trimEnd()}…` : words
}
