import { boardPoint, mostPresentIds, type BoardPoint, type ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { panBy, pinched, screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { CameraControl } from '../camera-control.ts'
import type { ItemDrag } from '../item-drag.ts'
import type { ItemResize } from '../item-resize.ts'
import { rectBetween, type Rect } from '../rect.ts'
import { isLink, type Scene, type SceneItem } from '../scene.ts'
import type { Selection } from '../selection.ts'
import type { Act } from './gesture.ts'

/** Does what gestures ask for. */
export interface Hands {
  perform(act: Act): void
  /** The marquee being drawn, on the board. */
  marquee(): Rect | null
}

/** What hands work on. */
export interface HandsOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly camera: CameraControl
  readonly selection: Selection
  readonly drag: ItemDrag
  readonly resize: ItemResize
  readonly edit: (id: ItemId, at: BoardPoint) => void
  readonly placeNote: (at: BoardPoint) => void
  readonly redrawOverlay: () => void
}

/** Makes hands that hold nothing. */
export function createHands(options: HandsOptions): Hands {
  const { scene, camera, selection, drag, resize } = options
  let marquee: { readonly kept: readonly ItemId[]; readonly from: BoardPoint; to: BoardPoint } | null = null
  let beforePinch: Camera = camera.camera.get()
  let grip: BoardPoint | null = null

  const toBoard = (at: ScreenPoint): BoardPoint => screenToBoard(camera.camera.get(), at)
  /** How far the hand has come on the board; the camera may have moved under it. */
  const travelled = (from: ScreenPoint, to: ScreenPoint): readonly [number, number] => {
    grip ??= toBoard(from)
    const now = toBoard(to)
    return [now[0] - grip[0], now[1] - grip[1]]
  }
  const drawMarquee = (to: ScreenPoint): void => {
    if (marquee === null) return
    marquee.to = toBoard(to)
    const caught = caughtBy(scene, rectBetween(marquee.from, marquee.to))
    selection.set([...marquee.kept, ...caught.filter((id) => marquee?.kept.includes(id) === false)])
    options.redrawOverlay()
  }

  const perform = (act: Act): void => {
    switch (act.do) {
      case 'select':
        return selection.set([act.id])
      case 'toggle':
        return selection.toggle(act.id)
      case 'deselect':
        return selection.clear()
      case 'edit':
        return options.edit(act.id, toBoard(act.at))
      case 'new-note':
        return options.placeNote(roundedPoint(toBoard(act.at)))
      case 'pan':
        return camera.set(panBy(camera.camera.get(), act.dx, act.dy))
      case 'start-marquee':
        marquee = { kept: act.adds ? selection.ids.get() : [], from: toBoard(act.from), to: toBoard(act.from) }
        return
      case 'marquee':
        return drawMarquee(act.to)
      case 'end-marquee':
        if (!act.keep && marquee !== null) selection.set(marquee.kept)
        marquee = null
        return options.redrawOverlay()
      case 'start-drag':
        grip = null
        return drag.start(selection.has(act.id) ? selection.ids.get() : [act.id], { copies: act.copies })
      case 'drag':
        return drag.move(...travelled(act.from, act.to))
      case 'end-drag': {
        const copied = drag.end(act.keep)
        if (copied.length > 0) selection.set(copied)
        return
      }
      case 'start-resize':
        grip = null
        return resize.start(act.id, act.corner)
      case 'resize':
        return resize.move(...travelled(act.from, act.to))
      case 'end-resize':
        return resize.end(act.keep)
      case 'start-pinch':
        beforePinch = camera.camera.get()
        return
      case 'pinch':
        return camera.set(pinched(beforePinch, act.from, act.to))
    }
  }
  return { perform, marquee: () => (marquee === null ? null : rectBetween(marquee.from, marquee.to)) }
}

function roundedPoint([x, y]: BoardPoint): BoardPoint {
  return boardPoint(x, y)
}

/** Tells others what I have selected, as far as presence carries it. */
export function presentSelection(session: BoardSession, ids: readonly ItemId[]): void {
  session.present({ selection: ids.length === 0 ? null : ids.slice(0, mostPresentIds) })
}

/** What a marquee touches; a section only when it lies wholly inside, or no marquee could be drawn on one. */
function caughtBy(scene: Scene, rect: Rect): readonly ItemId[] {
  return scene
    .inRect(rect)
    .filter((item) => !isLink(item.view) && (!isSection(item) || holdsWhole(rect, item.setting.box)))
    .map((item) => item.id)
}

function isSection({ view }: SceneItem): boolean {
  return view.state === 'whole' && view.kind === 'section'
}

function holdsWhole(outer: Rect, inner: Rect): boolean {
  const [right, bottom] = [inner.x + inner.width, inner.y + inner.height]
  return inner.x >= outer.x && inner.y >= outer.y && right <= outer.x + outer.width && bottom <= outer.y + outer.height
}
