import { boardPoint, type ItemId, type ItemKind } from '../document/schema.ts'
import { compareOrder, ordersAbove } from '../layout/order.ts'
import { withContents } from '../layout/sections.ts'
import type { WholeItem } from '../read/view.ts'
import type { EditContext } from './edit-context.ts'
import { writeLink } from './link-edits.ts'
import { writeItem } from './write-item.ts'

/** What is a thing of its own when copied; cards are about what people said to them, which no copy can have. */
const copiedKinds: ReadonlySet<ItemKind> = new Set<ItemKind>(['note', 'text', 'section'])

/** Makes the edit that copies items. */
export function createDuplicate(context: EditContext) {
  const { roots, board, actor, edit, whole } = context
  return (ids: readonly ItemId[], [dx, dy]: readonly [dx: number, dy: number]): readonly ItemId[] => {
    const originals = whole(withContents(board.view(), ids))
      .filter((item) => copiedKinds.has(item.kind))
      .toSorted(compareOrder)
    const orders = ordersAbove(context.orders(), originals.length)
    const copies = new Map(originals.map((item) => [item.id, context.newId()]))
    edit(() => {
      originals.forEach((item, index) =>
        writeItem(roots, copies.get(item.id) as ItemId, {
          ...shapeOf(item),
          by: actor,
          at: context.now(),
          place: boardPoint(item.place[0] + dx, item.place[1] + dy),
          order: orders[index] ?? '',
        }),
      )
      copyLinks(context, copies)
    })
    return [...copies.values()]
  }
}

function shapeOf({ kind, width, height, color, text }: WholeItem) {
  return { kind, width, height, color, text }
}

/** Links within what is copied are copied too; those that lead out stay with the originals. */
function copyLinks(context: EditContext, copies: ReadonlyMap<ItemId, ItemId>): void {
  if (copies.size < 2) return
  for (const { ends } of context.whole(context.board.view().items.keys())) {
    if (ends === undefined || typeof ends.from !== 'string' || typeof ends.to !== 'string') continue
    const [from, to] = [copies.get(ends.from), copies.get(ends.to)]
    if (from !== undefined && to !== undefined) writeLink(context, `${from}>${to}` as ItemId, { from, to, as: ends.as })
  }
}
