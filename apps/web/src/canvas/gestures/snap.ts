import { noteGap } from '@samtavle/board'
import type { Rect } from '../rect.ts'

/** A line that shows why something snapped, on the board. */
export interface Guide {
  readonly from: readonly [x: number, y: number]
  readonly to: readonly [x: number, y: number]
  /** A gap is one of several equal distances, a line is an edge or a middle shared. */
  readonly is: 'line' | 'gap'
}

/** Where a moved rectangle comes to rest. */
export interface Snapped {
  readonly dx: number
  readonly dy: number
  readonly guides: readonly Guide[]
}

/** One side of the question: the same reckoning serves x and y. */
interface Span {
  readonly from: number
  readonly to: number
  /** The extent across. */
  readonly low: number
  readonly high: number
}

interface Offer {
  readonly by: number
  readonly guides: readonly Guide[]
}

/**
 * The small correction that brings a rectangle onto an edge or a middle of others, beside one of them at the gap that notes are
 * laid out with, or at equal distances from two; within `reach` board units, per direction.
 */
export function snapRect(moved: Rect, others: readonly Rect[], reach: number): Snapped {
  const x = nearestOffer(spanX(moved), others.map(spanX), reach)
  const y = nearestOffer(spanY(moved), others.map(spanY), reach)
  return {
    dx: x?.by ?? 0,
    dy: y?.by ?? 0,
    guides: [...(x?.guides ?? []), ...(y?.guides ?? []).map(turned)],
  }
}

/** What is nearest wins; of equals the first kind: edges before gaps. */
function nearestOffer(moved: Span, others: readonly Span[], reach: number): Offer | undefined {
  const offers = [...others.flatMap((other) => lineOffers(moved, other)), ...gapOffers(moved, others)]
  const near = offers.filter(({ by }) => Math.abs(by) <= reach)
  const best = near.toSorted((a, b) => Math.abs(a.by) - Math.abs(b.by)).at(0)
  if (best === undefined) return undefined
  const same = near.filter(({ by }) => Math.abs(by - best.by) < 0.01)
  return { by: best.by, guides: same.slice(0, mostGuides).flatMap(({ guides }) => guides) }
}

const mostGuides = 4

function lineOffers(moved: Span, other: Span): readonly Offer[] {
  const middle = (span: Span): number => (span.from + span.to) / 2
  const pairs: readonly (readonly [number, number])[] = [
    [moved.from, other.from],
    [moved.to, other.to],
    [middle(moved), middle(other)],
    [moved.from, other.to],
    [moved.to, other.from],
  ]
  const low = Math.min(moved.low, other.low)
  const high = Math.max(moved.high, other.high)
  return pairs.map(([mine, theirs]) => ({
    by: theirs - mine,
    guides: [{ from: [theirs, low], to: [theirs, high], is: 'line' }],
  }))
}

/** Places in the row: beside a neighbour at the usual gap, on at the gap of two others, or midway between two. */
function gapOffers(moved: Span, others: readonly Span[]): readonly Offer[] {
  const row = others
    .filter((other) => other.low < moved.high && other.high > moved.low)
    .toSorted((a, b) => a.from - b.from)
  const across = (moved.low + moved.high) / 2
  const gap = (from: number, to: number): Guide => ({ from: [from, across], to: [to, across], is: 'gap' })
  const length = moved.to - moved.from
  const beside = row.flatMap((other): readonly Offer[] => [
    { by: other.to + noteGap - moved.from, guides: [gap(other.to, other.to + noteGap)] },
    { by: other.from - noteGap - moved.to, guides: [gap(other.from - noteGap, other.from)] },
  ])
  const equal = row.flatMap((left, index): readonly Offer[] => {
    const right = row[index + 1]
    if (right === undefined || right.from <= left.to) return []
    const distance = right.from - left.to
    const room = (distance - length) / 2
    const going = [
      { by: right.to + distance - moved.from, guides: [gap(left.to, right.from), gap(right.to, right.to + distance)] },
      { by: left.from - distance - moved.to, guides: [gap(left.from - distance, left.from), gap(left.to, right.from)] },
    ]
    if (room <= 0) return going
    const between = {
      by: left.to + room - moved.from,
      guides: [gap(left.to, left.to + room), gap(right.from - room, right.from)],
    }
    return [...going, between]
  })
  return [...beside, ...equal]
}

function spanX({ x, y, width, height }: Rect): Span {
  return { from: x, to: x + width, low: y, high: y + height }
}

function spanY({ x, y, width, height }: Rect): Span {
  return { from: y, to: y + height, low: x, high: x + width }
}

function turned({ from, to, is }: Guide): Guide {
  return { from: [from[1], from[0]], to: [to[1], to[0]], is }
}
