import type { ItemId } from '@samtavle/board'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../bridge/hooks.ts'
import { AddNote } from './add-note.tsx'
import { NoteRow } from './note-row.tsx'
import type { OutlineIndex, OutlinePlace } from './outline-index.ts'

interface Props {
  readonly place: OutlinePlace
  readonly index: OutlineIndex
  readonly onShow: (id: ItemId) => void
}

/** Rows drawn per frame: a list of thousands grows without the page standing still, and ends up whole. */
const rowsPerFrame = 120

/** One zone of the board: its heading, its notes in reading order, and a place for one more. */
export function ZoneList({ place, index, onShow }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const ids = useSyncExternalStore(index.watch, () => index.list(place))
  const shown = useGrowingCount(ids.length)
  const name = t(`zones.${place}`)
  if (place === 'beside' && ids.length === 0) return null
  return (
    <section className="outline-zone" data-zone={place} aria-label={name}>
      <h2>
        {name} <span className="outline-count">{t('outline.count', { count: ids.length })}</span>
      </h2>
      {ids.length === 0 && <p className="outline-empty">{t('outline.empty')}</p>}
      <ol>
        {ids.slice(0, shown).map((id, at) => (
          <NoteRow key={id} id={id} at={at + 1} count={ids.length} onShow={onShow} />
        ))}
      </ol>
      {shown < ids.length && <p className="outline-empty">{t('outline.more', { shown, count: ids.length })}</p>}
      {mayWrite && place !== 'beside' && <AddNote zone={place} />}
    </section>
  )
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
