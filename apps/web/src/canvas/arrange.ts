import { boardPoint, noteGap, type BoardPoint, type ItemId } from '@samtavle/board'
import { boundsOf, type Rect } from './rect.ts'

/** Ways to put items in order by one press. */
export const arrangements = [
  'tidy',
  'align-left',
  'align-middle',
  'align-right',
  'align-top',
  'align-centre',
  'align-bottom',
  'spread-across',
  'spread-down',
] as const
export type Arrangement = (typeof arrangements)[number]

/** Something to put in order: where it is drawn, and the place that is stored of it. */
export interface Arranged {
  readonly id: ItemId
  readonly box: Rect
  readonly place: BoardPoint
}

/** The new places of what has to move. `tidy` lays everything in a grid, in the order given. */
export function arrangedPlaces(items: readonly Arranged[], how: Arrangement): ReadonlyMap<ItemId, BoardPoint> {
  const around = boundsOf(items.map(({ box }) => box))
  if (around === undefined) return new Map()
  const corners = cornersFor(items, how, around)
  const moved = items.flatMap((item, index): readonly (readonly [ItemId, BoardPoint])[] => {
    const [x, y] = corners[index] ?? [item.box.x, item.box.y]
    const place = boardPoint(item.place[0] + x - item.box.x, item.place[1] + y - item.box.y)
    return place[0] === item.place[0] && place[1] === item.place[1] ? [] : [[item.id, place]]
  })
  return new Map(moved)
}

type Corner = readonly [x: number, y: number]

function cornersFor(items: readonly Arranged[], how: Arrangement, around: Rect): readonly Corner[] {
  const right = around.x + around.width
  const bottom = around.y + around.height
  switch (how) {
    case 'align-left':
      return items.map(({ box }) => [around.x, box.y])
    case 'align-middle':
      return items.map(({ box }) => [around.x + (around.width - box.width) / 2, box.y])
    case 'align-right':
      return items.map(({ box }) => [right - box.width, box.y])
    case 'align-top':
      return items.map(({ box }) => [box.x, around.y])
    case 'align-centre':
      return items.map(({ box }) => [box.x, around.y + (around.height - box.height) / 2])
    case 'align-bottom':
      return items.map(({ box }) => [box.x, bottom - box.height])
    case 'spread-across': {
      const starts = spread(items.map(({ box }) => [box.x, box.width]))
      return items.map(({ box }, index) => [starts[index] ?? box.x, box.y])
    }
    case 'spread-down': {
      const starts = spread(items.map(({ box }) => [box.y, box.height]))
      return items.map(({ box }, index) => [box.x, starts[index] ?? box.y])
    }
    case 'tidy':
      return grid(items, around)
  }
}

/** Equal gaps between the first and the last, which stay; things that overlap are laid side by side at the usual gap. */
function spread(spans: readonly (readonly [from: number, length: number])[]): readonly number[] {
  const order = spans.map((_span, index) => index).toSorted((a, b) => (spans[a]?.[0] ?? 0) - (spans[b]?.[0] ?? 0))
  const from = Math.min(...spans.map(([start]) => start))
  const to = Math.max(...spans.map(([start, length]) => start + length))
  const filled = spans.reduce((sum, [, length]) => sum + length, 0)
  const gap = spans.length < 2 ? 0 : (to - from - filled) / (spans.length - 1)
  const starts = [...spans].map(([start]) => start)
  let at = from
  for (const index of order) {
    starts[index] = at
    at += (spans[index]?.[1] ?? 0) + (gap < 0 ? noteGap : gap)
  }
  return starts
}

/** Rows of about the width that the items have now; each row as high as its highest. */
function grid(items: readonly Arranged[], around: Rect): readonly Corner[] {
  const widest = Math.max(...items.map(({ box }) => box.width))
  const fits = Math.floor((around.width + noteGap) / (widest + noteGap))
  const square = Math.ceil(Math.sqrt(items.length))
  const columns = Math.max(1, Math.min(items.length, Math.max(fits, 1), square * 3))
  let y = around.y
  let row = 0
  return items.map(({ box }, index): Corner => {
    const column = index % columns
    if (column === 0 && index > 0) {
      y += row + noteGap
      row = 0
    }
    row = Math.max(row, box.height)
    return [around.x + column * (widest + noteGap), y]
  })
}
