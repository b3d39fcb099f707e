import type { LinkEnd, LinkEnds } from '../document/parse.ts'
import { factOf } from '../document/facts.ts'
import { boardPoint, type BoardPoint, type ItemId, type ItemKind, type NoteColor } from '../document/schema.ts'
import type { Stroke } from '../document/stroke.ts'
import { compareOrder, ordersAbove } from '../layout/order.ts'
import { withContents } from '../layout/sections.ts'
import type { BoardReader, BoardView, WholeItem } from '../read/view.ts'
import { copiedCard, factsToWrite, groundBySource, type CopiedCard } from './copied-card.ts'
import type { EditContext } from './edit-context.ts'
import { isItemId, movedEnds, pairId, writeLink } from './link-edits.ts'
import { writeItem, writeStroke } from './write-item.ts'

/** What can be copied. What people said to a card no copy has; an expectation is all one person's own, as a hold is. */
export const copiedKinds = [
  'note',
  'text',
  'section',
  'framing',
  'resource',
  'agreement',
  'indicator',
  'rule',
  'stroke',
] as const satisfies readonly ItemKind[]
export type CopiedKind = (typeof copiedKinds)[number]

/** A part of a board as it is copied: nothing in it knows where it comes from. */
export interface BoardPart {
  /** From the bottom of the board to the top. */
  readonly papers: readonly CopiedPaper[]
  readonly links: readonly CopiedLink[]
}

/** A note, text, section, stroke or card in a copied part. */
export interface CopiedPaper extends CopiedCard {
  readonly kind: CopiedKind
  readonly text: string
  readonly color: NoteColor
  readonly width: number
  readonly height: number
  readonly place: BoardPoint
  /** Only of a stroke. */
  readonly stroke?: Stroke
}

/** A link in a copied part: each end is the position of a paper in it, or a free point. */
export interface CopiedLink {
  readonly from: number | BoardPoint
  readonly to: number | BoardPoint
  readonly as: LinkEnds['as']
  readonly label?: string
}

/**
 * These items as a part to copy: what the sections among them hold comes along, and so do links within. A link that was asked for
 * itself comes along too, and an end of it that is not copied becomes a free point. Cards remember what they rest on.
 */
export function boardPart(board: Pick<BoardReader, 'view'>, ids: readonly ItemId[]): BoardPart {
  const view = board.view()
  const wanted = withContents(view, ids)
  const papers = [...wanted].flatMap((id) => paperAt(view, id) ?? []).toSorted(compareOrder)
  const positions = new Map(papers.map(({ id }, position) => [id, position]))
  const links = [...view.items.values()].flatMap((item) => {
    if (item.state !== 'whole' || item.ends === undefined) return []
    const isAsked = wanted.has(item.id)
    const [from, to] = [item.ends.from, item.ends.to].map((end) => copiedEnd(view, positions, end))
    if (from === undefined || to === undefined) return []
    const isInner = typeof from === 'number' && typeof to === 'number'
    const label = factOf(item, 'label')
    const link = { from, to, as: item.ends.as, ...(label === undefined ? {} : { label }) }
    return isAsked || isInner ? [link] : []
  })
  const ground = groundBySource(view)
  const restsOn = (id: ItemId): readonly ItemId[] => (ground.get(id) ?? []).filter((to) => !positions.has(to))
  return { papers: papers.map((paper) => copiedPaper(paper, restsOn(paper.id))), links }
}

/** Makes the edits that copy items. */
export function createDuplicate(context: EditContext) {
  const addPart = (part: BoardPart, shift: readonly [dx: number, dy: number]): readonly ItemId[] => {
    const { roots, actor, edit } = context
    const orders = ordersAbove(context.orders(), part.papers.length)
    const ids = part.papers.map(() => context.newId())
    const linkIds: ItemId[] = []
    edit(() => {
      part.papers.forEach(({ place, stroke, ...paper }, position) => {
        const id = ids[position] as ItemId
        writeItem(roots, id, {
          ...paper,
          facts: factsToWrite(context, paper),
          by: actor,
          at: context.now(),
          place: boardPoint(place[0] + shift[0], place[1] + shift[1]),
          order: orders[position] ?? '',
        })
        if (stroke !== undefined) writeStroke(roots, id, stroke)
        for (const { id: to, kind } of context.whole(paper.restsOn ?? []))
          if (kind !== 'link') writeLink(context, `${id}>${to}` as ItemId, { from: id, to, as: 'rests-on' })
      })
      for (const link of part.links) {
        const id = addLink(context, { ids, link, shift })
        // A link of a pair goes where its papers go, and is not taken in hand with them.
        if (id !== null && !(typeof link.from === 'number' && typeof link.to === 'number')) linkIds.push(id)
      }
    })
    return [...ids, ...linkIds]
  }
  return {
    addPart,
    duplicateItems: (ids: readonly ItemId[], shift: readonly [dx: number, dy: number]): readonly ItemId[] =>
      addPart(boardPart(context.board, ids), shift),
  }
}

function addLink(
  context: EditContext,
  {
    ids,
    link,
    shift,
  }: { readonly ids: readonly ItemId[]; readonly link: CopiedLink; readonly shift: readonly [number, number] },
): ItemId | null {
  const [from, to] = [link.from, link.to].map((end) => (typeof end === 'number' ? ids[end] : end))
  if (from === undefined || to === undefined || from === to) return null
  const ends = movedEnds({ from, to, as: link.as }, shift)
  const id = pairId(ends) ?? context.newId()
  writeLink(context, id, ends)
  if (link.label !== undefined) context.roots.facts.set(`${id}/label`, link.label)
  return id
}

function paperAt({ items }: BoardView, id: ItemId): (WholeItem & { readonly kind: CopiedKind }) | undefined {
  const item = items.get(id)
  const kind = item?.state === 'whole' ? copiedKinds.find((each) => each === item.kind) : undefined
  return item?.state !== 'whole' || kind === undefined ? undefined : { ...item, kind }
}

function copiedPaper(item: WholeItem & { readonly kind: CopiedKind }, restsOn: readonly ItemId[]): CopiedPaper {
  const { kind, text, color, width, height, place, stroke } = item
  return { kind, text, color, width, height, place, ...(stroke && { stroke }), ...copiedCard(item, restsOn) }
}

/** Where an end of a link is once only these papers are copied; undefined when that cannot be said. */
function copiedEnd(
  { items }: BoardView,
  positions: ReadonlyMap<ItemId, number>,
  end: LinkEnd,
): number | BoardPoint | undefined {
  if (!isItemId(end)) return end
  return positions.get(end) ?? items.get(end)?.place ?? undefined
}
