import { factOf, isWaiting, type ItemId, type ItemView, type WholeItem } from '@samtavle/board'
import { isImported } from '@samtavle/method'
import { Pencil } from 'lucide-react'
import { memo, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useItem, useMayWrite, useMeta, useWatchable } from '../bridge/hooks.ts'
import { isBlank } from '../canvas/item-state.ts'
import { CardDetails } from '../cards/card-details.tsx'
import { CardSummary } from '../cards/card-summary.tsx'
import { useCover } from '../process/use-cover.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { laterComponent } from '../words/later-component.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import { NoteEditor } from './note-editor.tsx'

const ThreadInRow = laterComponent(
  ['comments', 'session'],
  async () => (await import('../comments/thread-button.tsx')).ThreadInRow,
)

interface Props {
  readonly id: ItemId
  /** Which one it is in its zone, from 1. */
  readonly at: number
  readonly count: number
  /** Dots from the latest voting about it. */
  readonly dots?: number | undefined
  readonly onShow: (id: ItemId) => void
  /** A card that was just made here begins with its words being written. */
  readonly startsOpen?: boolean
}

/** One note in the list: its words, which one it is and whose; to be edited in place or found on the board. */
export const NoteRow = memo(function NoteRow({ id, at, count, dots, onShow, startsOpen = false }: Props) {
  const { t } = useTranslation()
  const { board, edits, inbox } = useSession()
  const inboxId = useWatchable(inbox)
  const item = useItem(id)
  const cover = useCover(item)
  const mayWrite = useMayWrite()
  const [isEditing, setEditing] = useState(startsOpen)
  const [isOpen, setOpen] = useState(false)
  const editButton = useRef<HTMLButtonElement>(null)
  if (item === undefined) return null
  const isShown = cover === null || cover.isLifted
  const words = isShown
    ? item.text.trim() || t('outline.wordless')
    : t('canvas.covered', { name: cover.name ?? t('canvas.someone') })

  function close(): void {
    setEditing(false)
    // As on the drawn board: what was made to be written and was not leaves no trace.
    if (startsOpen && isBlank(board.view(), board.item(id))) return edits.removeItems([id])
    // After the editor has gone, so that the keyboard goes on where it was.
    queueMicrotask(() => editButton.current?.focus())
  }

  return (
    <li
      className="note-row"
      data-item={id}
      data-kind={item.state === 'whole' ? item.kind : undefined}
      data-paper={item.state === 'whole' ? item.color : undefined}
    >
      {isEditing && mayWrite && isShown && item.state === 'whole' ? (
        <NoteEditor item={item} onDone={close} />
      ) : (
        <button className="note-words" type="button" title={t('outline.show')} onClick={() => onShow(id)}>
          {words}
        </button>
      )}
      {item.state === 'whole' && isShown && <CardSummary item={item} withFields={!isEditing} withStands={!isOpen} />}
      {item.state === 'whole' && isShown && isOpen && <CardDetails item={item} />}
      <div className="note-foot">
        <p className="note-facts">
          {item.state === 'whole' && item.kind !== 'note'
            ? t('cards.place', { kind: t(`canvas.kind.${item.kind}`), index: at, count })
            : t('outline.place', { index: at, count })}
          <Author item={item} />
          {isWaiting(item, inboxId) && `, ${t('cards.waits')}`}
          {dots !== undefined && (
            <>
              {', '}
              <span className="note-dots">{t('cards.dots', { count: dots })}</span>
            </>
          )}
        </p>
        {item.state === 'whole' && item.kind !== 'section' && item.kind !== 'text' && (
          <button
            className="button row-open"
            data-look="quiet"
            type="button"
            aria-label={t('cards.openOf', { text: firstWords(words) })}
            aria-expanded={isOpen}
            onClick={() => setOpen(!isOpen)}
          >
            {t('cards.open')}
          </button>
        )}
        {cover !== null && cover.lift !== null && (
          <button className="button row-open" data-look="quiet" type="button" onClick={cover.lift}>
            {t(cover.isLifted ? 'cover.unread' : 'cover.read')}
          </button>
        )}
        {mayWrite && isShown && item.state === 'whole' && (
          <button
            ref={editButton}
            className="icon-button"
            type="button"
            aria-label={t('outline.editNote', { text: firstWords(words) })}
            title={t('outline.edit')}
            aria-expanded={isEditing}
            onClick={() => (isEditing ? close() : setEditing(true))}
          >
            <Pencil size={17} aria-hidden="true" />
          </button>
        )}
        <Suspense>{item.state === 'whole' && isShown && <ThreadInRow item={item} />}</Suspense>
      </div>
      {item.state === 'damaged' && <p className="note-damaged">{t('outline.damaged')}</p>}
    </li>
  )
})

/** Whose note it is: the participant, or whoever the import named. */
function Author({ item }: { readonly item: ItemView }) {
  return item.state === 'whole' ? <AuthorOf item={item} /> : null
}

function AuthorOf({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const actor = useActor(item.by)
  const sectorName = useSectorName()
  const { namesAuthors } = useMeta()
  const known = isImported(item) ? factOf(item, 'author') : actor?.name
  const name = namesAuthors ? known : undefined
  const sector = isImported(item) ? (factOf(item, 'sector') ?? null) : (actor?.sector ?? null)
  const votes = factOf(item, 'votes')
  return (
    <>
      {', '}
      {namesAuthors && (name ? t('outline.by', { name }) : t('outline.byUnknown'))}
      {sector !== null && (
        <>
          {', '}
          <span className="note-sector">
            <SectorMark sector={sector} size={12} />
            {sectorName(sector)}
          </span>
        </>
      )}
      {votes !== undefined && (
        <>
          {', '}
          <span className="note-votes">{t('canvas.votes', { ...votes })}</span>
        </>
      )}
    </>
  )
}

/** Enough of a note to know it by in a button's name. */
function firstWords(words: string): string {
  return words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words
}
