import type { Camera } from './camera.ts'

/** Keeps an onlooker's picture as it was while what changed is painted beside it, so that a film's jump is seen all at once. */
export interface PictureHold {
  /** Whether nothing is drawn in this frame; `prepare` paints a little and tells whether all of it is ready. */
  holds(frame: { readonly time: number; readonly camera: Camera; readonly prepare: () => boolean }): boolean
  /** There is nothing left to keep: the sheets are empty, or everything looks different. */
  letGo(): void
}

/** For as long at most; after that whatever there is of the newest moment is shown. */
const longestHoldMs = 300

/** Holds nothing yet. */
export function createPictureHold(): PictureHold {
  let heldSince: number | null = null
  let drawn: Camera | null = null
  return {
    holds({ time, camera, prepare }) {
      // A picture that moves is drawn in every frame.
      const isMoved = camera.x !== drawn?.x || camera.y !== drawn.y || camera.zoom !== drawn.zoom
      drawn = camera
      const isDue = isMoved || prepare() || time - (heldSince ?? time) >= longestHoldMs
      heldSince = isDue ? null : (heldSince ?? time)
      return !isDue
    },
    letGo: () => (drawn = null),
  }
}
