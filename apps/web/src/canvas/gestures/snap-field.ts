import { noteSize, type ItemId } from '@samtavle/board'
import { seenRect, type Camera, type Viewport } from '../camera.ts'
import { grownRect, rectCentre, type Rect } from '../rect.ts'
import type { Scene } from '../scene.ts'
import { sharedPart } from '../tiles/tile-grid.ts'
import { snapRect, type Snapped } from './snap.ts'

/** Who is carried, where to, and who looks. */
export interface Carried {
  /** Around everything in the hand, where the hand would lay it. */
  readonly rect: Rect
  readonly camera: Camera
  readonly viewport: Viewport
  /** False for what is in the hand itself. */
  readonly accepts: (id: ItemId) => boolean
}

/** From so far away that a note is smaller than this on the screen, lines are nearer to each other than a hand can aim. */
const smallestNotePx = 24
/** What lies further away than this on the screen is not what somebody lines up with. */
const nearPx = 480
/** Only so many things are lined up with, the nearest: more would snap everywhere. */
const mostPapers = 120

/** How near, in pixels, a thing comes to a line before it falls onto it. */
const snapPx = 6

/** The small correction that brings something carried into line with papers in sight. */
export function snapToPapers(scene: Scene, carried: Carried): Snapped {
  return snapRect(carried.rect, papersToLineUpWith(scene, carried), snapPx / carried.camera.zoom)
}

/** The papers in sight that something carried falls into line with. */
export function papersToLineUpWith(scene: Scene, { rect, camera, viewport, accepts }: Carried): readonly Rect[] {
  if (noteSize * camera.zoom < smallestNotePx) return []
  const field = sharedPart(grownRect(rect, nearPx / camera.zoom), seenRect(camera, viewport))
  if (field === null) return []
  const papers = scene.inRect(field).filter(({ id, setting }) => setting.line === undefined && accepts(id))
  const boxes = papers.map(({ setting }) => setting.box)
  if (boxes.length <= mostPapers) return boxes
  const [x, y] = rectCentre(rect)
  const distance = (box: Rect): number => {
    const [toX, toY] = rectCentre(box)
    return Math.hypot(toX - x, toY - y)
  }
  return boxes.toSorted((a, b) => distance(a) - distance(b)).slice(0, mostPapers)
}
