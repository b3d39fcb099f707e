import { zones, type ItemId, type WholeItem, type Zone } from '@samtavle/board'
import { Inbox } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { CornerSheet } from '../panels/corner/corner-sheet.tsx'
import { useCloseInbox } from './use-close-inbox.ts'
import { usePlaceNotes } from './use-place-notes.ts'
import { useWaiting } from './use-waiting.ts'
import { WaitingNote } from './waiting-note.tsx'
import './inbox.css'

interface Props {
  /** The note that somebody looks for, anew for each time. */
  readonly asked: { readonly id: ItemId } | null
}

/** What waits for a place, open to everybody: who may write on the board may place it, because a place is no approval. */
export function InboxSheet({ asked }: Props) {
  const { t } = useTranslation()
  const { me } = useSession()
  const waiting = useWaiting()
  const mayWrite = useMayWrite()
  return (
    <CornerSheet
      icon={Inbox}
      title={t('inbox.title')}
      isOpen
      startsFolded={me.role !== 'facilitate'}
      asked={asked}
      pill={t('inbox.unfold', { count: waiting.length })}
      foldLabel={t('inbox.fold')}
      awayLabel={t('inbox.fold')}
      onPutAway={() => {}}
    >
      <p className="corner-small">{t(mayWrite ? 'inbox.lead' : 'inbox.readOnly')}</p>
      <Waiting waiting={waiting} asked={asked} />
      {me.role === 'facilitate' && <CloseInbox />}
    </CornerSheet>
  )
}

function Waiting({ waiting, asked }: Props & { readonly waiting: readonly WholeItem[] }) {
  const { t } = useTranslation()
  const lists = useRef<HTMLDivElement>(null)
  const refocus = useRefocus(lists, waiting)
  const place = usePlaceNotes()
  useShown(lists, asked)
  return (
    <div ref={lists} className="inbox-lists" tabIndex={-1}>
      {waiting.length === 0 && <p className="inbox-empty">{t('inbox.empty')}</p>}
      {zones.map((zone) => (
        <ZoneOfInbox
          key={zone}
          zone={zone}
          notes={waiting.filter((note) => note.zone === zone)}
          onPlace={(ids, to) => {
            refocus(ids)
            place.inZone(ids, to)
          }}
          onDrop={place.at}
        />
      ))}
    </div>
  )
}

interface ZoneProps {
  readonly zone: Zone
  readonly notes: readonly WholeItem[]
  readonly onPlace: (ids: readonly ItemId[], zone: Zone) => void
  readonly onDrop: (id: ItemId, at: readonly [number, number]) => void
}

/** What was written for one zone. */
function ZoneOfInbox({ zone, notes, onPlace, onDrop }: ZoneProps) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  if (notes.length === 0) return null
  return (
    <section aria-label={t(`zones.${zone}`)}>
      <div className="inbox-zone">
        <h3>{t(`zones.${zone}`)}</h3>
        {mayWrite && (
          <button
            className="button"
            type="button"
            onClick={() =>
              onPlace(
                notes.map(({ id }) => id),
                zone,
              )
            }
          >
            {t('inbox.placeAll', { count: notes.length })}
          </button>
        )}
      </div>
      <ul className="inbox-notes">
        {notes.map((note) => (
          <WaitingNote
            key={note.id}
            note={note}
            onPlace={(to) => onPlace([note.id], to)}
            onDrop={(at) => onDrop(note.id, at)}
          />
        ))}
      </ul>
    </section>
  )
}

function CloseInbox() {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const closeInbox = useCloseInbox()
  function close(): void {
    closeInbox()
    announcer.say(t('inbox.closed'))
  }
  return (
    <div className="inbox-foot">
      <p className="corner-small">{t('inbox.closeHint')}</p>
      <button className="button" type="button" onClick={close}>
        {t('inbox.close')}
      </button>
    </div>
  )
}

/** Brings the note that somebody looks for into view, and the keyboard to it. */
function useShown(lists: React.RefObject<HTMLElement | null>, asked: Props['asked']): void {
  useEffect(() => {
    const notes = [...(lists.current?.querySelectorAll<HTMLElement>('[data-waiting]') ?? [])]
    const note = notes.find(({ dataset }) => dataset['waiting'] === asked?.id)
    note?.scrollIntoView({ block: 'nearest' })
    note?.focus({ preventScroll: true })
  }, [lists, asked])
}

/** The keyboard goes on with the next note when the one it placed has left the list. */
function useRefocus(lists: React.RefObject<HTMLElement | null>, waiting: readonly WholeItem[]) {
  const at = useRef<number | null>(null)
  useEffect(() => {
    const index = at.current
    if (index === null) return
    at.current = null
    const notes = lists.current?.querySelectorAll<HTMLElement>('[data-waiting]')
    const next = notes?.[Math.min(index, notes.length - 1)]?.querySelector('button')
    const target = next ?? lists.current
    target?.focus({ preventScroll: next === null })
  }, [lists, waiting])
  return (ids: readonly ItemId[]): void => {
    if (lists.current?.contains(document.activeElement) !== true) return
    const shown = [...lists.current.querySelectorAll<HTMLElement>('[data-waiting]')]
    at.current = Math.max(
      0,
      shown.findIndex((note) => note.dataset['waiting'] === ids[0]),
    )
  }
}
