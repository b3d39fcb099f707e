import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import { isRecord } from '../document/parse.ts'
import { nowKey } from './process-roots.ts'

/**
 * Where a facilitator asks everybody to look: `here`, once, at a part of the board; or `along`, where the facilitator looks, until it is
 * taken back. Nobody is held: whoever moves looks where they like.
 */
export type Focus = Mark &
  (
    | { readonly kind: 'here'; readonly view: readonly [x: number, y: number, width: number, height: number] }
    | { readonly kind: 'along' }
  )

/** Nobody is led further out than this, in board units. */
const farthest = 10_000_000

/** Where everybody was last asked to look. */
export function focusIn(doc: Y.Doc): Focus | null {
  const value = doc.getMap<unknown>('focus').get(nowKey)
  const mark = parseMark(value)
  if (mark === null || !isRecord(value)) return null
  if (value['kind'] === 'along') return Object.freeze({ ...mark, kind: 'along' })
  const view = parseView(value['view'])
  return value['kind'] === 'here' && view !== null ? Object.freeze({ ...mark, kind: 'here', view }) : null
}

function parseView(value: unknown): readonly [number, number, number, number] | null {
  if (!Array.isArray(value) || value.length !== 4) return null
  const [x, y, width, height] = value as readonly unknown[]
  if (!isCoordinate(x) || !isCoordinate(y) || !isCoordinate(width) || !isCoordinate(height)) return null
  return width > 0 && height > 0 ? [x, y, width, height] : null
}

function isCoordinate(value: unknown): value is number {
  return typeof value === 'number' && Math.abs(value) <= farthest
}
