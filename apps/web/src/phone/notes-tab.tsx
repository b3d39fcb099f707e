import { isWaiting, type ItemId } from '@samtavle/board'
import { Undo2 } from 'lucide-react'
import { Suspense, useEffect, useId, useReducer, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useItem, useMayWrite, useWatchable } from '../bridge/hooks.ts'
import { createOutlineIndex, outlinePlaces, type OutlineIndex, type OutlinePlace } from '../outline/outline-index.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { laterComponent } from '../words/later-component.ts'
import { useSectorName } from '../words/use-sector-name.ts'

const ThreadInRow = laterComponent(
  ['comments', 'session'],
  async () => (await import('../comments/thread-button.tsx')).ThreadInRow,
)

/** So many of a zone are listed at once; the rest comes when it is asked for. */
const pageSize = 100

/** Everything that lies on the board by zone, or what I put there. */
export function NotesTab() {
  const { t } = useTranslation()
  const { board, me } = useSession()
  const { clock } = useServices()
  const [index] = useState(() => createOutlineIndex(board, clock))
  useEffect(() => index.close, [index])
  const [isMine, setMine] = useState(false)
  return (
    <>
      {me.role !== 'view' && (
        <div className="zone-choice notes-whose" role="group" aria-label={t('phone.whose')}>
          <button type="button" aria-pressed={!isMine} onClick={() => setMine(false)}>
            {t('phone.all')}
          </button>
          <button type="button" aria-pressed={isMine} onClick={() => setMine(true)}>
            {t('phone.mine')}
          </button>
        </div>
      )}
      {outlinePlaces.map((place) => (
        <PlaceList key={place} place={place} index={index} isMine={isMine} />
      ))}
    </>
  )
}

/** So many of my own stand below the field. */
const mostRecent = 5

/** What I put on the board last, the newest first. */
export function RecentMine() {
  const { t } = useTranslation()
  const { board } = useSession()
  const { clock } = useServices()
  const [index] = useState(() => createOutlineIndex(board, clock))
  const [, readAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => index.watch(readAgain), [index])
  useEffect(() => index.close, [index])
  const isOwn = useIsOwn()
  const heading = useId()
  const mine = outlinePlaces.flatMap((place) => index.list(place).filter(isOwn))
  const madeAt = (id: ItemId): number => {
    const item = board.item(id)
    return item?.state === 'whole' ? item.at : 0
  }
  const newest = mine.toSorted((a, b) => madeAt(b) - madeAt(a)).slice(0, mostRecent)
  if (newest.length === 0) return null
  return (
    <section className="phone-zone" aria-labelledby={heading}>
      <h2 id={heading}>{t('phone.latest')}</h2>
      <ul>
        {newest.map((id) => (
          <PhoneNote key={id} id={id} showsZone />
        ))}
      </ul>
    </section>
  )
}

/** Whether something on the board is by me. */
function useIsOwn(): (id: ItemId) => boolean {
  const { board, me } = useSession()
  return (id) => {
    const item = board.item(id)
    return item?.state === 'whole' && item.by === me.id
  }
}

interface PlaceProps {
  readonly place: OutlinePlace
  readonly index: OutlineIndex
  readonly isMine: boolean
}

function PlaceList({ place, index, isMine }: PlaceProps) {
  const { t } = useTranslation()
  const isOwn = useIsOwn()
  const all = useSyncExternalStore(index.watch, () => index.list(place))
  const [pages, setPages] = useState(1)
  const heading = useId()
  const ids = isMine ? all.filter(isOwn) : all
  const shown = ids.slice(0, pages * pageSize)
  if (ids.length === 0 && place === 'beside') return null
  return (
    <section className="phone-zone" aria-labelledby={heading}>
      <h2 id={heading}>
        {t(`zones.${place}`)} <span className="phone-count">{ids.length}</span>
      </h2>
      {ids.length === 0 && <p className="phone-none">{t('outline.empty')}</p>}
      <ul>
        {shown.map((id) => (
          <PhoneNote key={id} id={id} />
        ))}
      </ul>
      {shown.length < ids.length && (
        <button className="button" type="button" onClick={() => setPages(pages + 1)}>
          {t('phone.more', { count: ids.length - shown.length })}
        </button>
      )}
    </section>
  )
}

/** One note as it is read, with whose it is; my own can be taken back. */
function PhoneNote({ id, showsZone = false }: { readonly id: ItemId; readonly showsZone?: boolean }) {
  const { t } = useTranslation()
  const { me, edits, undo } = useSession()
  const { announcer } = useServices()
  const mayWrite = useMayWrite()
  const item = useItem(id)
  const author = useActor(item?.state === 'whole' ? item.by : null)
  const sectorName = useSectorName()
  const inbox = useWatchable(useSession().inbox)
  if (item === undefined) return null
  if (item.state !== 'whole') return <li className="phone-note">{t('outline.damaged')}</li>
  const isMine = item.by === me.id
  const sector = author?.sector ?? null
  const name = isMine ? t('person.me') : author?.name
  const text = item.text.trim() || t('outline.wordless')

  function takeBack(): void {
    undo.stopCapturing()
    edits.removeItems([id])
    undo.stopCapturing()
    announcer.say(t('happened.removed', { count: 1 }))
  }
  return (
    <li className="phone-note" data-paper={item.color} data-kind={item.kind}>
      <p className="phone-note-words">{text}</p>
      <div className="phone-note-foot">
        <p>
          {showsZone && <b>{t(`zones.${item.zone ?? 'beside'}`)}</b>}
          {!showsZone && item.kind !== 'note' && <b>{t(`canvas.kind.${item.kind}`)} </b>}
          {!showsZone && sector !== null && (
            <>
              <SectorMark sector={sector} size={13} /> {sectorName(sector)}
              {name ? ', ' : ''}
            </>
          )}
          {!showsZone && name}
          {isWaiting(item, inbox) && <span className="phone-waits">{t('phone.waits')}</span>}
        </p>
        {isMine && mayWrite && item.kind === 'note' && (
          <button
            className="icon-button"
            type="button"
            aria-label={t('phone.takeBack', { words: text.slice(0, 60) })}
            onClick={takeBack}
          >
            <Undo2 size={17} aria-hidden="true" />
          </button>
        )}
        <Suspense>
          <ThreadInRow item={item} />
        </Suspense>
      </div>
    </li>
  )
}
