import type { Camera } from './camera.ts'
import { movedTogether, type Heading } from './headings.ts'
import { grownView, type View } from './picture.ts'
import type { Surface } from './surface/surface.ts'

/*
 * While the camera pans, nothing on the board changes its place among the rest. So all that is seen is painted once, as a picture with a
 * margin, and pushed about: a canvas that is only moved is neither painted nor copied for the screen. What changes meanwhile
 * is painted into the next picture, a moment later.
 */

/** Everything that is seen, as one picture that follows a camera at one magnification. */
export interface MovingPicture {
  /** Shows the board where the camera is now: pushes the picture there, or paints another. */
  show(time: number): void
  /** Whether headings stand over it by themselves, because they do not move as the table does. */
  hasHeadingsApart(): boolean
  /** Paints a little of what is missing on it, in a frame with nothing else to paint; true while there is more. */
  paintAhead(): boolean
  /** The camera rests or zooms, or everything looks different. */
  letGo(): void
}

/** What a picture is made with. */
export interface MovingPictureOptions {
  readonly surface: () => Pick<Surface, 'draw' | 'push' | 'hide' | 'margin' | 'ratio'>
  readonly view: () => View
  /** Where headings stand in a view. */
  readonly headings: (view: View) => readonly Heading[]
  /** Paints what lies within the margin, too; true while something has still to be painted. */
  readonly paint: () => boolean
  /** Paints what is missing under a view; true when nothing is. */
  readonly mend: (view: View) => boolean
  readonly paintAhead: (view: View) => boolean
  /** Whether something else would be painted now. */
  readonly isStale: () => boolean
  /** Others carry something through the view. */
  readonly isLively: () => boolean
}

/** A picture is painted anew this often at most for the sake of what others do: whoever pushes a board about reads nothing on it. */
const newsEveryMs = { calm: 1000, lively: 250 }
/** What is missing on it is shown this often, while more and more of it is painted. */
const growsEveryMs = 100

interface Picture {
  readonly camera: Camera
  readonly time: number
  isUnfinished: boolean
}

/** Starts without a picture. */
export function createMovingPicture(options: MovingPictureOptions): MovingPicture {
  const { surface } = options
  let picture: Picture | null = null
  let isApart = false

  const grown = (): View => grownView(options.view(), surface().margin())
  /** How far it has to be pushed, in device pixels; null where it does not reach. */
  const wayTo = (camera: Camera): readonly [x: number, y: number] | null => {
    if (picture === null || picture.camera.zoom !== camera.zoom) return null
    const scale = camera.zoom * surface().ratio()
    const [x, y] = [picture.camera.x - camera.x, picture.camera.y - camera.y].map((way) => Math.round(way * scale))
    if (x === undefined || y === undefined) return null
    return Math.max(Math.abs(x), Math.abs(y)) <= surface().margin() * surface().ratio() ? [x, y] : null
  }
  const isDue = ({ time, isUnfinished }: Picture, now: number): boolean => {
    const wait = newsEveryMs[options.isLively() ? 'lively' : 'calm']
    if (isUnfinished && (options.mend(grown()) || now - time >= growsEveryMs)) return true
    return now - time >= wait && options.isStale()
  }
  /** Whether headings would slide along an edge before a picture has been pushed as far as it goes. */
  const willSlide = ({ camera, viewport }: View): boolean => {
    const farthest = surface().margin()
    const here = options.headings({ camera, viewport })
    const slides = ([dx, dy]: readonly [dx: number, dy: number]): boolean => {
      const pushed = { ...camera, x: camera.x - dx / camera.zoom, y: camera.y - dy / camera.zoom }
      return !movedTogether(here, options.headings({ camera: pushed, viewport }), [dx, dy])
    }
    return [farthest, -farthest].some((way) => slides([way, 0]) || slides([0, way]))
  }
  const paint = (time: number): void => {
    const view = options.view()
    // Set apart only when they do, they would have to go from this picture, which takes another.
    isApart ||= willSlide(view)
    picture = { camera: view.camera, time, isUnfinished: false }
    picture.isUnfinished = options.paint()
  }
  return {
    hasHeadingsApart: () => isApart,
    show(time) {
      const way = wayTo(options.view().camera)
      if (picture === null || way === null || isDue(picture, time)) return paint(time)
      surface().push('picture', way)
    },
    paintAhead: () => options.paintAhead(grown()),
    letGo() {
      if (picture !== null) surface().hide('picture')
      picture = null
      isApart = false
    },
  }
}
