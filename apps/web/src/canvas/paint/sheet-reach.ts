import type { Camera } from '../camera.ts'
import { paintedBox } from '../item-setting.ts'
import type { LiveItems } from '../live-items.ts'
import { boundsOf, grownRect, type Rect } from '../rect.ts'
import { isLink, type Scene } from '../scene.ts'
import { settingWith } from '../shown-item.ts'
import type { OverlayPaint } from './paint-overlay.ts'
import { screenRect } from './screen-rect.ts'

/** Frames stand so far outside of what they are around at most, in CSS pixels: the one around a group, and its stroke. */
const frameRoom = 12
/** The label of somebody else's frame stands over its upper left corner, and is so large at most. */
const label = { above: 22, width: 158 }

/** How far what is in somebody's hand reaches, in CSS pixels; null where that is not worth finding out. */
export function liveReach(scene: Scene, live: LiveItems, camera: Camera): Rect | null {
  if (live.copies() !== null) return null
  const boxes: Rect[] = []
  for (const id of live.ids()) {
    const item = scene.item(id)
    if (item === undefined) continue
    // A link reaches as far as what it links.
    if (isLink(item.view) || scene.linksAt(id).length > 0) return null
    boxes.push(paintedBox(settingWith(item, live.lookOf(id))))
  }
  const draft = live.draft()
  if (draft !== null) boxes.push(paintedBox(draft.setting))
  const around = boundsOf(boxes)
  return around === undefined ? null : grownRect(screenRect(camera, around), 1)
}

/** How far the overlay reaches, in CSS pixels; null while a hand is about to do something, which may be anywhere. */
export function overlayReach(paint: OverlayPaint): Rect | null {
  const { camera, hand, marquee, peerFrames, peerMarks, selected, hovered } = paint
  const isHandEmpty = [hand.drawn, hand.beside, hand.line].every((part) => part === null)
  if (!isHandEmpty || hand.guides.length > 0 || hand.locked.length > 0 || marquee !== null) return null
  const frames = [...selected, ...(hovered === null ? [] : [hovered])].map((box) => screenRect(camera, box))
  const others = peerFrames.flatMap((frame) => {
    const box = screenRect(camera, frame.box)
    return [box, { x: box.x - 4, y: box.y - label.above, width: label.width, height: label.above }]
  })
  const marks = peerMarks.flatMap(({ caret, spans }) => [caret, ...spans].map((place) => screenRect(camera, place)))
  const around = boundsOf([...frames, ...others, ...marks])
  return around === undefined ? null : grownRect(around, frameRoom)
}
