import { createWatchable, type Clock, type Unsubscribe } from '@samtavle/base'
import { foldsAround, isWaiting, readingOrder, type ItemId } from '@samtavle/board'
import {
  boardToScreen,
  exactBoardPoint,
  fitRect,
  maxZoom,
  screenPoint,
  screenToBoard,
  seenRect,
  zoomAt,
  zoomTo,
  type ScreenPoint,
} from './camera.ts'
import type { CameraControl } from './camera-control.ts'
import { mayWrite } from './may-write.ts'
import { fitContent } from './camera-memory.ts'
import type { CameraCommands } from './canvas.ts'
import { isSection } from './item-state.ts'
import { boundsOf, rectCentre } from './rect.ts'
import type { BoardSession } from '../sync/session.ts'
import type { Scene } from './scene.ts'
import { patiently } from '../words/patiently.ts'
import type { Selection } from './selection.ts'

/** What camera commands work on. */
export interface CameraCommandsOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly selection: Selection
  readonly camera: CameraControl
  readonly editNew: (id: ItemId) => void
  readonly clock: Clock
  /** Somebody wants to see something that waits in an inbox and lies nowhere yet. */
  readonly onWaiting: (id: ItemId) => void
}

/** One press of a zoom button, in doublings. */
const buttonStep = 0.35
/** Fitting one small thing still shows what lies around it. */
const closestFit = 1.6
/** A part that others see is shown as large as they see it, or smaller. */
const closestShown = maxZoom
/** An item that is flown to is shown at least this large. */
const smallestFlownZoom = 0.6
/** What says how near one is may wait this long while the zoom changes: nobody reads it at every frame. */
const tellEveryMs = 200

/** Makes the commands of buttons and lists, and keeps what they show up to date. */
export function createCameraCommands(options: CameraCommandsOptions): CameraCommands & { readonly close: Unsubscribe } {
  const { session, scene, selection, camera, clock } = options
  let stopTelling: Unsubscribe | null = null
  const zoom = createWatchable(camera.camera.get().zoom)
  const isContentInView = createWatchable(true)

  const tell = (): void => {
    stopTelling = null
    const now = camera.camera.get()
    zoom.set(now.zoom)
    isContentInView.set(scene.size() === 0 || scene.isPaintedIn(seenRect(now, camera.viewport())))
  }
  const refresh = (): void => void (stopTelling ??= clock.after(tellEveryMs, tell))
  const middle = (): ScreenPoint => {
    const { width, height } = camera.viewport()
    const { top, right, bottom, left } = camera.insets()
    return screenPoint((left + width - right) / 2, (top + height - bottom) / 2)
  }
  const fit = (ids: Iterable<ItemId>, maxZoom: number): void => {
    const bounds = boundsOf(Array.from(ids, (id) => scene.item(id)?.setting.box).filter((box) => box !== undefined))
    if (bounds !== undefined)
      camera.flyToFit(
        { ...bounds, x: bounds.x - 40, y: bounds.y - 40, width: bounds.width + 80, height: bounds.height + 80 },
        maxZoom,
      )
  }
  const flyTo: CameraCommands['flyTo'] = (id, how) => {
    const item = scene.item(id)
    if (item === undefined) return
    // What waits in an inbox is listed there, and its place is empty to the eye.
    if (isWaiting(item.view, session.inbox.get())) return options.onWaiting(id)
    const { box } = item.setting
    // Whoever goes to something folded away wants to see it.
    if (scene.isFolded(id) && mayWrite(session)) session.edits.unfoldSections(foldsAround(session.board.view(), id))
    const now = camera.camera.get()
    const near = fitRect(box, {
      viewport: camera.viewport(),
      insets: camera.insets(),
      maxZoom: Math.max(smallestFlownZoom, Math.min(now.zoom, closestFit)),
    })
    camera.flyTo(near)
    selection.set([id])
    if (how?.edit === true) options.editNew(id)
  }
  const follow = async (...what: Parameters<CameraCommands['follow']>): Promise<void> => {
    try {
      const { createFollowing } = await patiently(() => import('./camera-follow.ts'))
      createFollowing(scene, camera)(...what)
    } catch {
      // The relay has another version by now: whoever looks on moves the board by themselves.
    }
  }
  const stops = [camera.camera.watch(refresh), scene.watch(refresh)]
  return {
    zoom,
    isContentInView,
    zoomIn: () => camera.flyTo(zoomAt(camera.camera.get(), middle(), buttonStep)),
    zoomOut: () => camera.flyTo(zoomAt(camera.camera.get(), middle(), -buttonStep)),
    reset: () => camera.flyTo(zoomTo(camera.camera.get(), middle(), 1)),
    fitAll(how) {
      const frame = { viewport: camera.viewport(), insets: camera.insets(), isWhole: how?.wholeAxis === true }
      camera.flyTo(fitContent(scene.bounds(), session.board.meta().axis, frame))
    },
    seen: () => {
      const { width, height } = camera.viewport()
      const { top, right, bottom, left } = camera.insets()
      const { x, y, zoom } = camera.camera.get()
      const clear = [x + left / zoom, y + top / zoom, (width - left - right) / zoom, (height - top - bottom) / zoom]
      const [seenX = 0, seenY = 0, seenWidth = 1, seenHeight = 1] = clear.map(Math.round)
      return [seenX, seenY, Math.max(1, seenWidth), Math.max(1, seenHeight)]
    },
    toScreen: ([x, y]) => boardToScreen(camera.camera.get(), exactBoardPoint(x, y)),
    toBoard([x, y]) {
      const [boardX, boardY] = screenToBoard(camera.camera.get(), screenPoint(x, y))
      return [Math.round(boardX), Math.round(boardY)]
    },
    show: ([x, y, width, height]) => camera.flyToFit({ x, y, width, height }, closestShown),
    fitSelection: () => fit(selection.ids.get(), closestFit),
    goToSection(step) {
      const sections = readingOrder(
        Array.from(scene.all(), ({ view }) => view).filter((view) => isSection(view) && !scene.isFolded(view.id)),
      )
      const at = sections.findIndex(({ id }) => selection.has(id))
      const next = sections.at((at < 0 && step < 0 ? 0 : at) + step) ?? sections[0]
      if (next === undefined) return false
      selection.set([next.id])
      fit([next.id], closestFit)
      return true
    },
    flyTo,
    follow: (...what) => void follow(...what),
    close() {
      stopTelling?.()
      stops.forEach((stop) => stop())
    },
  }
}

/** The middle of what is seen clear of other interface, on the board. */
export function viewCentre(camera: CameraControl): readonly [x: number, y: number] {
  const { width, height } = camera.viewport()
  const { top, right, bottom, left } = camera.insets()
  const seen = seenRect(camera.camera.get(), { width: width - left - right, height: height - top - bottom })
  const { zoom } = camera.camera.get()
  return rectCentre({ ...seen, x: seen.x + left / zoom, y: seen.y + top / zoom })
}
