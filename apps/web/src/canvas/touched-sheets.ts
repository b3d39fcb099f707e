import type { ItemId } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import { seenRect } from './camera.ts'
import { isJustWritten } from './just-written.ts'
import type { LiveItems } from './live-items.ts'
import type { View } from './picture.ts'
import type { Rect } from './rect.ts'
import type { Scene, SceneChange } from './scene.ts'
import type { OwnSheetName } from './surface/surface.ts'

/** What sheets are judged by. */
export interface TouchedSheetsOptions {
  readonly scene: Scene
  readonly live: LiveItems
  readonly thickness: () => Thickness
  readonly view: () => View
  /** Follows a change on the table; true when some of it is in view. */
  readonly followOnTable: (change: SceneChange, seen: Rect) => boolean
}

/** Tells of each change on which sheets it is seen. While letters are typed into a note, or others work elsewhere, on none. */
export function createTouchedSheets(options: TouchedSheetsOptions): (change: SceneChange) => readonly OwnSheetName[] {
  const { scene, live, thickness } = options
  let sums: readonly unknown[] = [scene.takenZones(), thickness()]
  /** What is said of all things together stands on the table with the headings. */
  const isSumNew = (): boolean => {
    const [taken, thick] = sums
    sums = [scene.takenZones(), thickness()]
    return taken !== sums[0] || thick !== sums[1]
  }
  const isSeenInHand = (id: ItemId, { before }: SceneChange): boolean => {
    const look = live.lookOf(id)
    return look !== undefined && !(look.isEdited === true && isJustWritten(before.get(id), scene.item(id)))
  }
  return (change) => {
    const { camera, viewport } = options.view()
    const isOnTable = options.followOnTable(change, seenRect(camera, viewport))
    const isInHand = change.ids.some((id) => isSeenInHand(id, change))
    // What hangs on something in a hand is drawn with it.
    const isHanging = !live.isEmpty() && change.ids.some((id) => scene.item(id)?.setting.line !== undefined)
    const touched: OwnSheetName[] = []
    const isSum = isSumNew()
    if (isOnTable || isSum) touched.push('resting')
    if (isSum) touched.push('headings')
    if (isInHand || isHanging) touched.push('live')
    return touched
  }
}
