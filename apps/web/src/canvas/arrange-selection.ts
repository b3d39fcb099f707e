import { boardPoint, readingOrder, sectionOwners, withContents, type BoardPoint, type ItemId } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import { arrangedPlaces, type Arranged, type Arrangement } from './arrange.ts'
import { unlockedOf } from './item-state.ts'
import type { Scene } from './scene.ts'

/** What is put in order, and whose. */
export interface ArrangeSelectionOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly selected: readonly ItemId[]
}

/** Puts what is selected in order, as one step of undo; `tidy` with one section means what lies in it. */
export function arrangeSelection({ session, scene, selected }: ArrangeSelectionOptions, how: Arrangement): void {
  const view = session.board.view()
  const items = toArrange(scene, view, { ids: unlockedOf(selected, scene), how })
  const moves = withTheirContents(view, arrangedPlaces(items, how), items)
  if (moves.size === 0) return
  session.undo.stopCapturing()
  session.edits.moveItems(moves)
  session.undo.stopCapturing()
}

type View = Parameters<typeof withContents>[0]

/** What is selected, in reading order; tidying one section means what lies in it. */
function toArrange(
  scene: Scene,
  view: View,
  { ids, how }: { readonly ids: readonly ItemId[]; readonly how: Arrangement },
): readonly Arranged[] {
  const [only, second] = ids
  const owners = sectionOwners(view)
  const inSection =
    how === 'tidy' && only !== undefined && second === undefined
      ? [...owners].filter(([, owner]) => owner === only).map(([id]) => id)
      : []
  // What lies in a section that is selected too goes with the section.
  const chosen =
    inSection.length > 0
      ? unlockedOf(inSection, scene)
      : ids.filter((id) => !ids.includes(owners.get(id) ?? id) || !owners.has(id))
  const views = readingOrder(chosen.flatMap((id) => view.items.get(id) ?? []))
  return views.flatMap(({ id, place }) => {
    const setting = scene.item(id)?.setting
    return setting === undefined || setting.line !== undefined || place === null
      ? []
      : [{ id, place, box: setting.box }]
  })
}

function withTheirContents(
  view: View,
  moves: ReadonlyMap<ItemId, BoardPoint>,
  items: readonly Arranged[],
): ReadonlyMap<ItemId, BoardPoint> {
  const all = new Map<ItemId, BoardPoint>()
  for (const { id, place } of items) {
    const to = moves.get(id)
    if (to === undefined) continue
    for (const held of withContents(view, [id])) {
      const from = view.items.get(held)?.place
      if (from) all.set(held, shifted(from, to[0] - place[0], to[1] - place[1]))
    }
  }
  return all
}

function shifted([x, y]: BoardPoint, dx: number, dy: number): BoardPoint {
  return boardPoint(x + dx, y + dy)
}
