import { noteGap, noteSize, type BoardPoint, type ItemId } from '@samtavle/board'
import { exactBoardPoint } from '../camera.ts'
import { isSection } from '../item-state.ts'
import { grownRect, rectAround, rectCentre, rectsMeet, type Rect } from '../rect.ts'
import type { Scene, SceneItem } from '../scene.ts'

/** Where the next note of a chain goes. */
export type Direction = 'right' | 'left' | 'below' | 'above'

/** The next place in a chain of notes: an item that is already there, or free paper. */
export type Neighbour<Item> =
  | { readonly is: 'item'; readonly item: Item }
  | { readonly is: 'free'; readonly place: BoardPoint }

/** Items that only touch the edge of a place do not stand on it, in board units. */
const touchTolerance = 30

/** The place next to a note, at a fixed gap; a note that the words made taller counts with its height. */
export function neighbourOf<Item extends { readonly setting: { readonly box: Rect } }>(
  box: Rect,
  direction: Direction,
  itemsIn: (rect: Rect) => readonly Item[],
): Neighbour<Item> {
  const slot = slotBeside(box, direction)
  const there = itemsIn(grownRect(slot, -touchTolerance)).filter((item) =>
    rectsMeet(grownRect(slot, -touchTolerance), item.setting.box),
  )
  const nearest = there.toSorted((a, b) => distance(a.setting.box, slot) - distance(b.setting.box, slot)).at(0)
  if (nearest !== undefined) return { is: 'item', item: nearest }
  return { is: 'free', place: exactBoardPoint(...rectCentre(slot)) }
}

const directions = ['right', 'left', 'below', 'above'] as const satisfies readonly Direction[]

/** The sides of a note on which another one has room; a section is no obstacle, notes lie on it. */
export function freeSides(scene: Pick<Scene, 'inRect'>, id: ItemId, box: Rect): readonly Direction[] {
  const itemsIn = (rect: Rect) => obstaclesIn(scene, id, rect)
  return directions.filter((direction) => neighbourOf(box, direction, itemsIn).is === 'free')
}

/** What lies in a rectangle and would be covered by a note there. */
export function obstaclesIn(scene: Pick<Scene, 'inRect'>, self: ItemId | null, rect: Rect): readonly SceneItem[] {
  return scene.inRect(rect).filter(({ id, view, setting }) => {
    return id !== self && setting.line === undefined && !isSection(view)
  })
}

/** The paper of a new note beside another; it is aligned with the other's near edges. */
function slotBeside(box: Rect, direction: Direction): Rect {
  const half = noteSize / 2
  switch (direction) {
    case 'right':
      return rectAround([box.x + box.width + noteGap + half, box.y + half], noteSize, noteSize)
    case 'left':
      return rectAround([box.x - noteGap - half, box.y + half], noteSize, noteSize)
    case 'below':
      return rectAround([box.x + half, box.y + box.height + noteGap + half], noteSize, noteSize)
    case 'above':
      return rectAround([box.x + half, box.y - noteGap - half], noteSize, noteSize)
  }
}

function distance(a: Rect, b: Rect): number {
  const [from, to] = [rectCentre(a), rectCentre(b)]
  return Math.hypot(from[0] - to[0], from[1] - to[1])
}
