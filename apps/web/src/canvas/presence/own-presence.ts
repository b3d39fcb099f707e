import type { Clock } from '@samtavle/base'
import { hidesCursors } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { screenToBoard, seenRect, type Camera, type ScreenPoint, type Viewport } from '../camera.ts'

/** What I let others see of my hand and my eyes. */
export interface OwnPresence {
  pointerAt(pointer: ScreenPoint | null, camera: Camera): void
  viewIs(camera: Camera, viewport: Viewport): void
  close(): void
}

/** Where I look changes with every frame of a pan; this often is enough, and often enough for who looks along with me. */
const viewIntervalMs = 250
const followedIntervalMs = 66

/** Shares pointer and view, each only when it changed. */
export function createOwnPresence(session: BoardSession, clock: Clock): OwnPresence {
  let pointer: readonly [number, number] | null = null
  let pending: (() => void) | null = null
  let view: readonly [number, number, number, number] = [0, 0, 0, 0]

  const stop = session.veiled.watch(() => {
    pointer = null
    session.present({ pointer })
  })
  return {
    pointerAt(at, camera) {
      const isVeiled = session.veiled.get() || hidesCursors(session.board.votings())
      const next = at === null || isVeiled ? null : rounded(screenToBoard(camera, at))
      if (next?.[0] === pointer?.[0] && next?.[1] === pointer?.[1]) return
      pointer = next
      session.present({ pointer })
    },
    viewIs(camera, viewport) {
      const { x, y, width, height } = seenRect(camera, viewport)
      view = [Math.round(x), Math.round(y), Math.round(width), Math.round(height)]
      const isFollowed = session.peers.get().some((peer) => peer.following === session.me.id)
      pending ??= clock.after(isFollowed ? followedIntervalMs : viewIntervalMs, () => {
        pending = null
        session.present({ view })
      })
    },
    close() {
      stop()
      pending?.()
      session.present({ pointer: null, view: null, selection: null, dragging: null, editing: null, following: null })
    },
  }
}

function rounded([x, y]: readonly [number, number]): readonly [number, number] {
  return [Math.round(x), Math.round(y)]
}
