import type { Camera } from './camera.ts'

/** Whether the camera is on its way. */
export interface CameraPace {
  readonly isZooming: boolean
  /** It zooms so fast that nothing can be read on the way. */
  readonly isRushing: boolean
  /** It has not zoomed for a good while. */
  readonly isSettled: boolean
  /**
   * While the camera moves all that is seen is painted on one sheet: a picture that is pushed about, or, where that cannot be, the
   * lowest in every frame. Each canvas is copied for the screen and laid over the others, and that costs more than what is painted on it.
   */
  readonly isMoving: boolean
}

/** A camera at rest. */
export const atRest: CameraPace = { isZooming: false, isRushing: false, isSettled: true, isMoving: false }

/** A zoom that has not changed for this long is at rest. */
const restMs = 110
/** Between two turns of a wheel a hand pauses no longer than this. */
const settledMs = 400
/** A camera that has not moved for this long stands: longer than a slow hand or a slow machine pauses within one push. */
const standMs = 150

/** A zoom goes on for about so long in the eye: what came before it is forgotten as an echo dies away. */
const echoMs = 100
/** So many doublings still in the eye are a rush; one notch of a wheel is about half as many. */
const rushFrom = 0.5

/** Whoever rushes into the last magnification there is notices after so long, and lets go. */
const pressMs = 300

/** Tells from frame to frame how the camera moves; times are milliseconds. */
export function createCameraPace(first: Camera): (camera: Camera, time: number) => CameraPace {
  let last = first
  let movedAt = -Infinity
  let zoomedAt = -Infinity
  let cameFurtherAt = -Infinity
  let askedAt = -Infinity
  let doublings = 0
  return (camera, time) => {
    if (camera !== last) movedAt = time
    if (camera.zoom !== last.zoom) cameFurtherAt = time
    const presses = isHeldUp(last, camera)
    if (camera.zoom !== last.zoom || presses) zoomedAt = time
    const fades = presses && time - cameFurtherAt < pressMs ? 1 : Math.exp((askedAt - time) / echoMs)
    doublings = doublings * fades + Math.abs(Math.log2(camera.zoom / last.zoom))
    askedAt = time
    last = camera
    const isZooming = time - zoomedAt < restMs
    return {
      isZooming,
      isRushing: isZooming && doublings > rushFrom,
      isSettled: time - zoomedAt >= settledMs,
      isMoving: time - movedAt < standMs,
    }
  }
}

/** A hand that goes on zooming where it can go no further sets the same camera anew: it has not come to rest either. */
function isHeldUp(last: Camera, next: Camera): boolean {
  return last !== next && last.x === next.x && last.y === next.y && last.zoom === next.zoom
}
