import type { ItemId } from '@samtavle/board'
import { dotsOf } from '@samtavle/method'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { isCardKind } from '../cards/card-kinds.ts'
import { AddCards } from './add-card.tsx'
import { AddNote } from './add-note.tsx'
import { DrawnRow } from './drawn-row.tsx'
import { useHasTool } from '../process/use-process.ts'
import { useVotings } from '../voting/use-votings.ts'
import { NoteRow } from './note-row.tsx'
import { ZoneThickness } from './zone-thickness.tsx'
import type { OutlineIndex, OutlinePlace } from './outline-index.ts'

interface Props {
  readonly place: OutlinePlace
  readonly index: OutlineIndex
  readonly onShow: (id: ItemId) => void
  readonly onLeave: () => void
}

/** Rows drawn per frame: a list of thousands grows without the page standing still, and ends up whole. */
const rowsPerFrame = 120

/** One zone of the board: its heading, its notes in reading order, and a place for one more. */
export function ZoneList({ place, index, onShow, onLeave }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const has = useHasTool()
  const ids = useSyncExternalStore(index.watch, () => index.list(place))
  const dotsOn = useDotsOn()
  const [isByDots, setByDots] = useState(false)
  const isVoted = ids.some((id) => dotsOn(id) !== undefined)
  // What has the same keeps its place on the board.
  const listed = isByDots && isVoted ? ids.toSorted((a, b) => (dotsOn(b) ?? -1) - (dotsOn(a) ?? -1)) : ids
  const shown = useGrowingCount(ids.length)
  const name = t(`zones.${place}`)
  const countWords = useCountWords()
  const [made, setMade] = useState<ItemId | null>(null)
  if (place === 'beside' && ids.length === 0) return <DrawnRow place={place} onLeave={onLeave} />
  return (
    <section className="outline-zone" data-zone={place} aria-label={name}>
      <h2>
        {name} <span className="outline-count">{countWords(ids)}</span>
      </h2>
      {place !== 'beside' && <ZoneThickness zone={place} />}
      {ids.length === 0 && <p className="outline-empty">{t('outline.empty')}</p>}
      {isVoted && (
        <label className="outline-loud">
          <input type="checkbox" checked={isByDots} onChange={(event) => setByDots(event.target.checked)} />
          {t('cards.byDots')}
        </label>
      )}
      <ol>
        {listed.slice(0, shown).map((id, at) => (
          <NoteRow
            key={id}
            id={id}
            at={at + 1}
            count={ids.length}
            dots={dotsOn(id)}
            onShow={onShow}
            startsOpen={id === made}
          />
        ))}
      </ol>
      {shown < ids.length && <p className="outline-empty">{t('outline.more', { shown, count: ids.length })}</p>}
      <DrawnRow place={place} onLeave={onLeave} />
      {mayWrite && place !== 'beside' && (
        <div className="outline-adds">
          {has('note') && <AddNote zone={place} />}
          {/* The method asks them of everybody, whatever tools are laid out on the drawn board. */}
          <AddCards zone={place} onAdded={setMade} />
        </div>
      )}
    </section>
  )
}

/** How many dots an item has from the latest voting about it; undefined where there was none. */
function useDotsOn(): (id: ItemId) => number | undefined {
  const votings = useVotings()
  return (id) => dotsOf(votings, id)
}

/** How much lies in a zone, by what it is: a card is no note. */
function useCountWords(): (ids: readonly ItemId[]) => string {
  const { t } = useTranslation()
  const { board } = useSession()
  return (ids) => {
    const kinds = ids.map((id) => {
      const item = board.item(id)
      return item?.state === 'whole' ? item.kind : null
    })
    const notes = kinds.filter((kind) => kind === 'note').length
    const cards = kinds.filter((kind) => kind !== null && isCardKind(kind)).length
    const others = ids.length - notes - cards
    const parts = [
      ...(notes > 0 || ids.length === 0 ? [t('outline.count', { count: notes })] : []),
      ...(cards > 0 ? [t('cards.count', { count: cards })] : []),
      ...(others > 0 ? [t('cards.countOthers', { count: others })] : []),
    ]
    return parts.join(', ')
  }
}

function useGrowingCount(length: number): number {
  const [shown, setShown] = useState(rowsPerFrame)
  useEffect(() => {
    if (shown >= length) return
    const frame = requestAnimationFrame(() => setShown(shown + rowsPerFrame))
    return () => cancelAnimationFrame(frame)
  }, [shown, length])
  return shown
}
