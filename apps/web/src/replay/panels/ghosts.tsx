import { noteSize, type GoneItem, type ItemId } from '@samtavle/board'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { Overview } from '../../canvas/index.ts'

/** Ghosts at once: more would be a fog. The newest come first. */
const mostGhosts = 120
/** Thickness of an outline on the screen. */
const edgePixels = 1.75
/** Below this size of the board its words are bars, and a ghost's are left out. */
const readableScale = 0.3

interface Props {
  readonly overview: Overview
  readonly gone: readonly GoneItem[]
  /** Somebody pressed one: its row in the list is wanted. */
  readonly onChoose: (id: ItemId) => void
}

/** What was deleted at a moment, where it lay: an outline and its words, to be found and had back, never taken for a note. */
export function Ghosts({ overview, gone, onChoose }: Props) {
  const { t } = useTranslation()
  const layer = useRef<HTMLDivElement>(null)
  useEffect(() => {
    const move = (): void => {
      const { current } = layer
      const width = current?.parentElement?.clientWidth ?? 0
      const seen = overview.seen()
      if (current === null || width === 0) return
      const scale = width / seen.width
      current.style.transform = `scale(${scale}) translate(${-seen.x}px, ${-seen.y}px)`
      // As thin on the screen from near and from afar, and no words where they could not be read.
      current.style.setProperty('--ghost-edge', `${edgePixels / scale}px`)
      current.dataset['far'] = String(scale < readableScale)
    }
    const sizes = new ResizeObserver(move)
    if (layer.current?.parentElement) sizes.observe(layer.current.parentElement)
    const stopSeen = overview.watchSeen(move)
    move()
    return () => {
      stopSeen()
      sizes.disconnect()
    }
  }, [overview])
  const placed = gone.flatMap(({ item }) => (item.place === null ? [] : [{ item, place: item.place }]))
  return (
    <div ref={layer} className="replay-ghosts">
      {placed.slice(0, mostGhosts).map(({ item, place: [x, y] }) => {
        const width = item.state === 'whole' ? item.width : noteSize
        const height = item.state === 'whole' ? item.height : noteSize
        const words = item.text.trim() || t('replay.a.thing')
        return (
          <button
            key={item.id}
            type="button"
            className="replay-ghost"
            aria-label={t('replay.ghost', { text: words.slice(0, 60) })}
            style={{ left: x - width / 2, top: y - height / 2, width, height }}
            onClick={() => onChoose(item.id)}
          >
            {words}
          </button>
        )
      })}
    </div>
  )
}
