import type { BoardPoint, ItemId } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import { seenRect } from './camera.ts'
import type { CameraControl } from './camera-control.ts'
import type { CanvasMessage } from './canvas.ts'
import type { NoteEditor } from './editor/note-editor.ts'
import type { ItemDrag } from './item-drag.ts'
import type { ItemResize } from './item-resize.ts'
import { paintedBox } from './item-setting.ts'
import { createHeed, type HeedOptions } from './heed.ts'
import { createLater } from './later.ts'
import type { LiveItems, LiveLook } from './live-items.ts'
import type { Motion } from './presence/motion.ts'
import { rectsMeet } from './rect.ts'
import type { Scene, SceneItem } from './scene.ts'
import type { Selection } from './selection.ts'

/** What others' changes do to what I have in hand, and how their moves are seen. */
export interface RemoteChanges {
  /** Shows moves as glides; true while one goes on. */
  step(time: number): boolean
  close(): void
}

/** What remote changes touch. */
export interface RemoteChangesOptions extends Pick<HeedOptions, 'clock' | 'judgements' | 'isPushing' | 'catchUp'> {
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly camera: CameraControl
  readonly selection: Selection
  readonly drag: ItemDrag
  readonly resize: ItemResize
  readonly editor: NoteEditor
  readonly prefersLessMotion: () => boolean
  /** Asks for a frame: something will glide. */
  readonly requestFrame: () => void
  readonly onMessage: (message: CanvasMessage) => void
}

/** More items than this moving at once are simply put where they belong. */
const mostGlides = 300
/** A shorter way on the screen is no sight: a glide would only keep lifting and laying down. */
const shortestGlidePx = 2

/** Starts following the board and the others. */
export function followOthers(options: RemoteChangesOptions): RemoteChanges {
  const { session, scene, live, selection, drag, resize, editor } = options
  // Until it has come, what others move is put where it belongs.
  const motionLater = createLater(
    async () => (await import('./presence/motion.ts')).createMotion(),
    options.requestFrame,
  )
  let now = 0
  let isMoving = false
  let areDragsNew = false
  const moved: { readonly id: ItemId; readonly from: BoardPoint; readonly to: BoardPoint }[] = []

  const stopScene = scene.watch(({ ids, removed, local, before }) => {
    if (removed.length > 0) loseHold(removed, local)
    // What is folded away is in nobody's hand.
    selection.drop(ids.filter(scene.isFolded))
    const target = editor.target.get()
    if (target?.is === 'item' && ids.includes(target.id)) editor.refresh({ local })
    // Nobody who writes or pushes the board about follows a glide.
    const isBusy = editor.isTyping.get() || options.isPushing()
    if (local || isBusy || options.prefersLessMotion() || before.size > mostGlides) return
    for (const [id, item] of before) {
      const [from, to] = [item.view.place, scene.item(id)?.view.place]
      if (from && to && isSeenMove(from, to, options.camera.camera.get().zoom) && isInView([item, scene.item(id)]))
        moved.push({ id, from, to })
    }
    // Until the next frame begins the glide nothing is painted, so there is no flash at its end.
    options.requestFrame()
  })
  /** Whether an item is seen before or after a change, or a link that hangs on it. What nobody sees need not glide. */
  const isInView = (states: readonly (SceneItem | undefined)[]): boolean => {
    if (states.some((item) => item !== undefined && live.isLifted(item.id))) return true
    const seen = seenRect(options.camera.camera.get(), options.camera.viewport())
    const items = states.flatMap((item) => (item === undefined ? [] : [item, ...scene.linksAt(item.id)]))
    return items.some(({ setting }) => rectsMeet(paintedBox(setting), seen))
  }
  const heed = createHeed(options)
  let wereDragging = false
  const stopPeers = session.peers.watch(() => {
    const areDragging = session.peers.get().some(({ dragging }) => dragging !== undefined)
    // Most that peers say is about pointers, and those ask for frames of their own.
    if (!areDragging && !wereDragging) return
    wereDragging = areDragging
    areDragsNew = true
    options.requestFrame()
  })
  const loseHold = (removed: readonly ItemId[], local: boolean): void => {
    removed.forEach((id) => motionLater.known()?.forget(id))
    selection.drop(removed)
    resize.lose(removed)
    const lost = drag.lose(removed)
    if (lost > 0 && !local) options.onMessage({ is: 'dragged-items-gone', count: lost })
  }
  const show = (places: ReadonlyMap<ItemId, BoardPoint>): void => {
    isMoving = places.size > 0
    const looks = Array.from(places, ([id, place]): [ItemId, LiveLook] => [id, { place }])
    if (isMoving) live.set('motion', new Map(looks))
    else live.clear('motion')
  }
  const takeDrags = (motion: Motion): void => {
    areDragsNew = false
    const drags = session.peers.get().flatMap((peer) => peer.dragging ?? [])
    motion.dragged(drags, (id) => scene.item(id)?.view.place ?? undefined, now)
  }
  return {
    step(time) {
      now = time
      heed.look()
      const isAsked = moved.length > 0 || areDragsNew
      const motion = isAsked ? motionLater.ask() : motionLater.known()
      const movedNow = moved.splice(0)
      if (motion === null) return false
      for (const { id, from, to } of movedNow) motion.moved(id, from, to, time)
      if (areDragsNew) takeDrags(motion)
      const places = motion.places(time)
      if (places.size > 0 || isMoving) show(places)
      return places.size > 0
    },
    close() {
      heed.close()
      stopPeers()
      stopScene()
    },
  }
}

function isSeenMove(from: BoardPoint, to: BoardPoint, zoom: number): boolean {
  return Math.hypot(to[0] - from[0], to[1] - from[1]) * zoom >= shortestGlidePx
}
