import type { ItemId } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import type { BoardSession } from '../sync/session.ts'
import { seenRect } from './camera.ts'
import type { WritingNow } from './editor/typing.ts'
import { isJustWritten } from './just-written.ts'
import type { LiveItems } from './live-items.ts'
import type { View } from './picture.ts'
import type { Rect } from './rect.ts'
import type { Scene, SceneChange } from './scene.ts'
import type { OwnSheetName } from './surface/surface.ts'

/** What sheets are judged by. */
export interface TouchedSheetsOptions {
  readonly scene: Pick<Scene, 'item' | 'takenZones'>
  readonly live: Pick<LiveItems, 'isEmpty' | 'lookOf'>
  readonly thickness: () => Thickness
  readonly session: Pick<BoardSession, 'peers'>
  readonly writing: () => WritingNow
  readonly view: () => View
  /** Follows a change on the table; true when some of it is in view. */
  readonly followOnTable: (change: SceneChange, seen: Rect) => boolean
}

/** Tells of each change on which sheets it is seen. A letter of mine, in words that nobody else writes in, is on none: the field shows it. */
export function createTouchedSheets(options: TouchedSheetsOptions): (change: SceneChange) => readonly OwnSheetName[] {
  const { scene, live, thickness, session } = options
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
  /** Frames and marks follow every change, but not my letters, save where the caret of somebody else stands behind them. */
  const isOver = ({ local, ids }: SceneChange): boolean =>
    !local ||
    options.writing() !== 'typing' ||
    session.peers.get().some(({ editing }) => editing !== undefined && ids.includes(editing.id))
  return (change) => {
    const { camera, viewport } = options.view()
    const isOnTable = options.followOnTable(change, seenRect(camera, viewport))
    const isInHand = change.ids.some((id) => isSeenInHand(id, change))
    // What hangs on something in a hand is drawn with it.
    const isHanging = !live.isEmpty() && change.ids.some((id) => scene.item(id)?.setting.line !== undefined)
    const touched: OwnSheetName[] = isOver(change) ? ['overlay'] : []
    const isSum = isSumNew()
    if (isOnTable || isSum) touched.push('resting')
    if (isSum) touched.push('headings')
    if (isInHand || isHanging) touched.push('live')
    return touched
  }
}
