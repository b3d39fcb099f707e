import {
  boardPart,
  boardPoint,
  hasFreeEnd,
  mostPresentIds,
  withContents,
  type BoardPoint,
  type ItemId,
  type ItemView,
} from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { panBy, pinched, screenToBoard, type Camera, type ScreenPoint } from '../camera.ts'
import type { CameraControl } from '../camera-control.ts'
import type { Direction } from '../editor/neighbour.ts'
import type { ItemDrag } from '../item-drag.ts'
import type { ItemResize } from '../item-resize.ts'
import { groupOf, isLocked, isSection, unlockedOf } from '../item-state.ts'
import { mayMakePart } from '../may-make.ts'
import { boundsOf, movedRect, rectBetween, type Rect } from '../rect.ts'
import { isLink, type Scene } from '../scene.ts'
import type { Selection } from '../selection.ts'
import type { Drawing, DrawnPicture } from './drawing.ts'
import type { Act } from './gesture.ts'
import type { Guide } from './snap.ts'
import type { snapToPapers } from './snap-field.ts'

/** Does what gestures ask for. */
export interface Hands {
  perform(act: Act): void
  /** The marquee being drawn, on the board. */
  marquee(): Rect | null
  /** What is being drawn. */
  drawn(): DrawnPicture | null
  /** Why what is carried lies where it lies. */
  guides(): readonly Guide[]
}

/** What hands work on. */
export interface HandsOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly camera: CameraControl
  readonly selection: Selection
  readonly drag: ItemDrag
  readonly resize: ItemResize
  readonly drawing: Drawing
  /** Lets things fall into place; null where they do not, or not yet. */
  readonly snapping: () => typeof snapToPapers | null
  /** Whether a marquee takes only what it holds whole. */
  readonly marqueeHolds: () => boolean
  readonly edit: (id: ItemId, at: BoardPoint) => void
  readonly addBeside: (id: ItemId, side: Direction) => void
  readonly placeNote: (at: BoardPoint) => void
  /** What would be made here is made with a tool that a facilitator has put away. */
  readonly onPutAway: () => void
  readonly redrawOverlay: () => void
}

/** Makes hands that hold nothing. */
export function createHands(options: HandsOptions): Hands {
  const { scene, camera, selection, drag, resize, drawing } = options
  let marquee: { readonly kept: readonly ItemId[]; readonly from: BoardPoint; to: BoardPoint } | null = null
  let beforePinch: Camera = camera.camera.get()
  let grip: BoardPoint | null = null
  let carried: { readonly rect: Rect; readonly ids: ReadonlySet<ItemId>; readonly copies: boolean } | null = null
  let guides: readonly Guide[] = []

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
    const caught = caughtBy(scene, rectBetween(marquee.from, marquee.to), options.marqueeHolds())
    selection.set([...marquee.kept, ...caught.filter((id) => marquee?.kept.includes(id) === false)])
    options.redrawOverlay()
  }

  const toggle = (ids: readonly ItemId[]): void => {
    const now = selection.ids.get()
    const kept = now.filter((id) => !ids.includes(id))
    selection.set(ids.every((id) => now.includes(id)) ? kept : [...kept, ...ids])
  }
  const startDrag = (id: ItemId, copies: boolean): void => {
    const taken = unlockedOf(selection.has(id) ? selection.ids.get() : [id], scene)
    // What a section holds goes with it.
    const ids = [...withContents(options.session.board.view(), taken)]
    // A hand that may not copy holds nothing: what it pulls at stays where it is.
    if (copies && !mayMakePart(options.session, boardPart(options.session.board, ids))) return options.onPutAway()
    const rect = boundsOf(ids.flatMap((each) => paperOf(scene, each) ?? []))
    carried = rect === undefined ? null : { rect, ids: new Set(ids), copies }
    drag.start(ids, { copies })
  }
  /** Where the hand would lay things, corrected by what lies around, unless it wants nothing of that. */
  const snapped = ([dx, dy]: readonly [number, number], isLoose: boolean): readonly [number, number] => {
    guides = []
    const snap = isLoose ? null : options.snapping()
    if (carried === null || snap === null) return [dx, dy]
    const { rect, ids, copies } = carried
    const found = snap(scene, {
      rect: movedRect(rect, dx, dy),
      camera: camera.camera.get(),
      viewport: camera.viewport(),
      accepts: (id) => copies || !ids.has(id),
    })
    guides = found.guides
    return [dx + found.dx, dy + found.dy]
  }

  const perform = (act: Act): void => {
    switch (act.do) {
      case 'select':
        return selection.set(act.alone ? [act.id] : groupOf(act.id, scene))
      case 'toggle':
        return toggle(act.alone ? [act.id] : groupOf(act.id, scene))
      case 'deselect':
        return selection.clear()
      case 'edit':
        return options.edit(act.id, toBoard(act.at))
      case 'new-note':
        return options.placeNote(roundedPoint(toBoard(act.at)))
      case 'new-section':
        return drawing.newSection(roundedPoint(toBoard(act.at)))
      case 'add-beside':
        return options.addBeside(act.id, act.side)
      case 'link-tap':
        return drawing.linkTap(act.id)
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
        return startDrag(act.id, act.copies)
      case 'drag':
        return drag.move(...snapped(travelled(act.from, act.to), act.loose))
      case 'end-drag': {
        carried = null
        guides = []
        const copied = drag.end(act.keep)
        if (copied.length > 0) selection.set(copied)
        return options.redrawOverlay()
      }
      case 'start-draw':
        return drawing.start(act.drawn, toBoard(act.from))
      case 'draw':
        drawing.move(toBoard(act.to), act.loose)
        return options.redrawOverlay()
      case 'end-draw':
        drawing.end(act.keep)
        return options.redrawOverlay()
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
  return {
    perform,
    marquee: () => (marquee === null ? null : rectBetween(marquee.from, marquee.to)),
    drawn: drawing.picture,
    guides: () => guides,
  }
}

function roundedPoint([x, y]: BoardPoint): BoardPoint {
  return boardPoint(x, y)
}

/** Tells others what I have selected, as far as presence carries it. */
export function presentSelection(session: BoardSession, ids: readonly ItemId[]): void {
  session.present({ selection: ids.length === 0 ? null : ids.slice(0, mostPresentIds) })
}

/**
 * What a marquee touches, or only what it holds; sections and lines only when they lie wholly inside, or no marquee could be drawn on a
 * section, nor within a ring around some notes. Links go with what they link, unless an end lies free.
 */
function caughtBy(scene: Scene, rect: Rect, holdsOnly: boolean): readonly ItemId[] {
  return scene
    .inRect(rect)
    .filter(({ view }) => (!isLink(view) || hasLooseEnd(view)) && !isLocked(view))
    .filter(
      ({ view, setting }) =>
        !(holdsOnly || isSection(view) || setting.line !== undefined) || holdsWhole(rect, setting.box),
    )
    .map((item) => item.id)
}

function hasLooseEnd(view: ItemView): boolean {
  return view.state === 'whole' && view.ends !== undefined && hasFreeEnd(view.ends)
}

function paperOf(scene: Scene, id: ItemId): Rect | undefined {
  const item = scene.item(id)
  return item?.setting.line === undefined ? item?.setting.box : undefined
}

function holdsWhole(outer: Rect, inner: Rect): boolean {
  const [right, bottom] = [inner.x + inner.width, inner.y + inner.height]
  return inner.x >= outer.x && inner.y >= outer.y && right <= outer.x + outer.width && bottom <= outer.y + outer.height
}
