import { createWatchable, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { ActorId, Peer } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import {
  boardToScreen,
  cameraBetween,
  exactBoardPoint,
  fitRect,
  maxZoom,
  type Camera,
  type Viewport,
} from '../camera.ts'
import type { CameraControl } from '../camera-control.ts'

/** Looking where somebody else looks: I see at least all that they see, until I move by myself. */
export interface Follow {
  /** Whom I follow. */
  readonly followed: Watchable<ActorId | null>
  start(actor: ActorId): void
  stop(): void
  /** Takes one step towards their view; true while there is a way to go. */
  step(time: number): boolean
  close(): void
}

/** What following works on. */
export interface FollowOptions {
  readonly session: BoardSession
  readonly camera: CameraControl
  readonly prefersLessMotion: () => boolean
  readonly requestFrame: () => void
}

/** In this time the camera covers most of the way that is left, in milliseconds. */
const easeMs = 160
/** Nearer than this it is there, in pixels: it must not creep. */
const lockPx = 2

/** Starts without anybody to follow. */
export function createFollow({ session, camera, prefersLessMotion, requestFrame }: FollowOptions): Follow {
  const followed = createWatchable<ActorId | null>(null)
  let isMine = false
  let last: number | null = null

  const stop = (): void => {
    if (followed.get() === null) return
    followed.set(null)
    session.present({ following: null })
  }
  /** While people write who must not be known only those are followed who run the session. */
  const isHidden = (actor: ActorId | null): boolean =>
    actor !== null && session.veiled.get() && !session.facilitators.get().has(actor)
  const move = (next: Camera): void => {
    isMine = true
    camera.set(next)
    isMine = false
  }
  const target = (): Camera | null => {
    const view = leaderOf(session, followed.get())?.view
    if (view === undefined) return null
    const [x, y, width, height] = view
    const insets = { top: 0, right: 0, bottom: 0, left: 0 }
    return fitRect({ x, y, width, height }, { viewport: camera.viewport(), insets, maxZoom })
  }
  const stops: readonly Unsubscribe[] = [
    // Whoever moves the board by themselves, or writes somewhere, is let go.
    camera.camera.watch(() => !isMine && stop()),
    session.veiled.watch(() => isHidden(followed.get()) && stop()),
    session.peers.watch(() => {
      const actor = followed.get()
      if (actor === null) return
      if (leaderOf(session, actor) === undefined) stop()
      else requestFrame()
    }),
  ]
  return {
    followed,
    start(actor) {
      if (actor === session.me.id || isHidden(actor)) return
      followed.set(actor)
      session.present({ following: actor })
      last = null
      requestFrame()
    },
    stop,
    step(time) {
      const to = followed.get() === null ? null : target()
      if (to === null) return false
      const passed = last === null ? 0 : Math.min(100, time - last)
      last = time
      const now = camera.camera.get()
      if (prefersLessMotion() || distancePx(now, to, camera.viewport()) <= lockPx) {
        if (now.x !== to.x || now.y !== to.y || now.zoom !== to.zoom) move(to)
        last = null
        return false
      }
      move(cameraBetween(now, to, 1 - Math.exp(-passed / easeMs)))
      return true
    },
    close() {
      stop()
      stops.forEach((each) => each())
    },
  }
}

/**
 * Whose view it is in the end: somebody who is followed may follow another. Undefined when they are gone, or when all of them
 * follow each other, me among them: nobody would lead.
 */
function leaderOf({ peers, me }: BoardSession, actor: ActorId | null): Peer | undefined {
  const seen = new Set<string>([me.id])
  let next = actor
  while (next !== null && !seen.has(next)) {
    seen.add(next)
    const peer = latestOf(peers.get(), next)
    if (peer?.following === undefined) return peer
    next = peer.following
  }
  return undefined
}

/** Of somebody with two tabs, the one they used last; by their own clock, which both share. */
function latestOf(peers: readonly Peer[], actor: ActorId): Peer | undefined {
  return peers.filter((peer) => peer.actor === actor && peer.view !== undefined).toSorted((a, b) => b.at - a.at)[0]
}

/** How far apart two views are on the screen: the farther of two opposite corners. */
function distancePx(from: Camera, to: Camera, { width, height }: Viewport): number {
  const corners = [exactBoardPoint(to.x, to.y), exactBoardPoint(to.x + width / to.zoom, to.y + height / to.zoom)]
  const wanted = [
    [0, 0],
    [width, height],
  ]
  return Math.max(
    ...corners.map((corner, index) => {
      const [x, y] = boardToScreen(from, corner)
      return Math.hypot(x - (wanted[index]?.[0] ?? 0), y - (wanted[index]?.[1] ?? 0))
    }),
  )
}
