import type { ItemId } from '@samtavle/board'
import { seenRect } from './camera.ts'
import { paintedBox } from './item-setting.ts'
import { createPictureHold } from './picture-hold.ts'
import { paintResting, type Subject } from './picture.ts'
import { rectsMeet, type Rect } from './rect.ts'
import type { Scene, SceneChange, SceneItem } from './scene.ts'
import { levelScale } from './tiles/tile-grid.ts'
import type { TileGround } from './tiles/tile-drawing.ts'
import { createTileLayer, type TileView } from './tiles/tile-layer.ts'

/** Everything that lies on the table, as tiles that follow what changes. */
export interface RestingSheet {
  /** Draws what is seen, on its ground; true while something has still to be painted. */
  draw(context: CanvasRenderingContext2D, view: TileView, ground: TileGround): boolean
  /** Where the last drawing from tiles is another than the one before, in dots of the screen; null where nobody knows. */
  changed(): readonly Rect[] | null
  /** Whether nothing is to be drawn in this frame: an onlooker's picture stays as it was while what changed is painted beside it. */
  holds(view: TileView, time: number): boolean
  /** Mends what is seen as far as there is time, and draws nothing; true when none of it is left. */
  mend(view: TileView): boolean
  /** Paints a little of what is not seen yet, in a frame with nothing else to paint; true while there is more. */
  paintAhead(view: TileView): boolean
  /** Follows what changed on the table; what is in somebody's hand is not on it. True when some of it can be seen. */
  boardChanged(change: SceneChange, seen: Rect): boolean
  /** These look different because of something that is not on the board: mended as there is time. */
  refresh(items: readonly SceneItem[]): void
  /** These were lifted off the table, or put back. */
  regrouped(ids: readonly ItemId[]): void
  /** Everything looks different; urgent when a mixture of old and new would be seen. */
  outdate(isUrgent: boolean): void
  close(): void
}

/** So few items are painted directly while the zoom changes, which is as quick and sharper than stretched tiles. */
const fewItems = 24
/** A board with more items than this is not even asked how many of them are in view. */
const mostCounted = 400
/** A change of more items than this is not looked at one by one. */
const mostFollowed = 500

/** Builds the sheet over a scene; `subject` says what things look like now. */
export function createRestingSheet(scene: Scene, subject: () => Subject, now: () => number): RestingSheet {
  const tiles = createTileLayer({
    paint(context, { level, origin: [x, y], part }) {
      const scale = levelScale(level)
      context.scale(level.ratio, level.ratio)
      paintResting(context, subject(), { camera: { x: x / scale, y: y / scale, zoom: level.zoom }, part })
    },
    hasAny: scene.isPaintedIn,
    bounds: scene.bounds,
    now,
  })
  const hold = createPictureHold()
  const damage = (item: SceneItem | undefined, isUrgent: boolean): void => {
    if (item !== undefined) tiles.damage(paintedBox(item.setting), isUrgent)
  }
  const hasFewIn = ({ camera, viewport }: TileView): boolean =>
    scene.size() <= fewItems ||
    (scene.size() <= mostCounted && scene.inRect(seenRect(camera, viewport)).length <= fewItems)

  return {
    draw(context, view, ground) {
      if (!view.isZooming || !hasFewIn(view)) return tiles.draw(context, view, ground)
      ground.paint()
      const { camera, viewport } = view
      paintResting(context, subject(), { camera, part: seenRect(camera, viewport) })
      return true
    },
    holds(view, time) {
      if ((view.patience ?? 'none') === 'none' || (view.isZooming && hasFewIn(view))) return false
      return hold.holds({ time, camera: view.camera, prepare: () => tiles.mendUrgent(view) })
    },
    changed: tiles.changed,
    mend: tiles.mendSeen,
    paintAhead: tiles.paintAhead,
    refresh(items) {
      if (items.length > mostFollowed) tiles.outdate(false)
      else for (const item of items) damage(item, false)
    },
    boardChanged({ ids, before }, seen) {
      if (ids.length > mostFollowed) {
        tiles.outdate(true)
        return true
      }
      const { live } = subject()
      const rests = ids.filter((id) => !live.isLifted(id))
      const boxes = rests.flatMap((id) => [before.get(id) ?? [], scene.item(id) ?? []].flat())
      for (const item of boxes) damage(item, true)
      return boxes.some(({ setting }) => rectsMeet(paintedBox(setting), seen))
    },
    regrouped(ids) {
      if (ids.length > mostFollowed) {
        tiles.outdate(true)
        return
      }
      for (const id of ids) for (const item of [scene.item(id), ...scene.linksAt(id)]) damage(item, true)
    },
    outdate(isUrgent) {
      if (isUrgent) hold.letGo()
      tiles.outdate(isUrgent)
    },
    close: tiles.close,
  }
}
