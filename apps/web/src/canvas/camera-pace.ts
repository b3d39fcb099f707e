import type { Camera } from './camera.ts'

/** Whether the camera is on its way. */
export interface CameraPace {
  readonly isZooming: boolean
  /**
   * While the camera moves all sheets are painted in every frame, and are painted on the lowest: each canvas that has changed is
   * copied for the screen and laid over the others, and that costs more than what is painted on it.
   */
  readonly isMoving: boolean
}

/** A camera at rest. */
export const atRest: CameraPace = { isZooming: false, isMoving: false }

/** A zoom that has not changed for this long is at rest. */
const restMs = 110
/** A camera that has not moved for this long stands: longer than a slow hand or a slow machine pauses within one push. */
const standMs = 150

/** Tells from frame to frame how the camera moves; times are milliseconds. */
export function createCameraPace(first: Camera): (camera: Camera, time: number) => CameraPace {
  let last = first
  let movedAt = -Infinity
  let zoomedAt = -Infinity
  return (camera, time) => {
    if (camera !== last) movedAt = time
    if (camera.zoom !== last.zoom) zoomedAt = time
    last = camera
    return { isZooming: time - zoomedAt < restMs, isMoving: time - movedAt < standMs }
  }
}
