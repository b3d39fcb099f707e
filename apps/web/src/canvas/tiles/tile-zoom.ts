import type { CameraPace } from '../camera-pace.ts'

/**
 * A picture is shown at most this much larger or smaller while the zoom changes, before another is painted. Larger is blurred, which
 * moving eyes forgive; smaller asks for ever more tiles of a magnification that nobody will look at.
 */
const largestStretch = 3.1
const smallestStretch = 0.52
/** While one rushes through the magnifications nothing can be read, and what would be painted is not looked at for a tenth of a second. */
const largestInRush = 8

/**
 * The zoom to paint tiles at. At rest it is exactly the camera's, so that letters are sharp. While the zoom changes the tiles that
 * are there are stretched, and beyond what eyes forgive the nearest doubling is painted: few levels, however long the way.
 */
export function zoomToPaint(
  camera: number,
  shown: number | null,
  { isZooming, isRushing }: Pick<CameraPace, 'isZooming' | 'isRushing'>,
): number {
  if (!isZooming) return camera
  const largest = isRushing ? largestInRush : largestStretch
  if (shown !== null && camera / shown <= largest && camera / shown >= smallestStretch) return shown
  return 2 ** Math.round(Math.log2(camera))
}

/** Of levels that could stand in for one that is not painted yet, the nearest, and rather too fine than too coarse. */
export function standInOrder(zooms: readonly number[], wanted: number): readonly number[] {
  const badness = (zoom: number): number => {
    const doublings = Math.log2(zoom / wanted)
    return doublings >= 0 ? doublings : -1.5 * doublings
  }
  return zooms.toSorted((a, b) => badness(a) - badness(b))
}
