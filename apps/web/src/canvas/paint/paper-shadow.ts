/** A soft shadow painted once and stretched under every paper: blurring each one would cost more than all else together. */
export interface PaperShadow {
  /** Paints the shadow of a paper of this size whose top left corner is the origin. */
  paint(context: CanvasRenderingContext2D, width: number, height: number): void
}

/** Pixels of the picture's paper, and the room its blur needs around it. */
const picturePaper = 120
const pictureRoom = 40

/** How a shadow falls, in units of a 200-wide note. */
export interface ShadowFall {
  readonly blur: number
  readonly drop: number
  readonly alpha: number
  /** Shrinks the paper that casts, so that light seems to come from above. */
  readonly inset: number
}

/** Resting papers lie close to the table, lifted ones throw a wider, softer shadow. */
export const restingFall: readonly ShadowFall[] = [
  { blur: 3, drop: 1.5, alpha: 0.2, inset: 0.5 },
  { blur: 16, drop: 9, alpha: 0.15, inset: 6 },
]
export const liftedFall: readonly ShadowFall[] = [
  { blur: 5, drop: 3, alpha: 0.16, inset: 1 },
  { blur: 30, drop: 20, alpha: 0.26, inset: 6 },
]

/** Draws the picture for a shade (three numbers for `rgb()`). */
export function createPaperShadow(shade: string, falls: readonly ShadowFall[], strength: number): PaperShadow {
  const picture = document.createElement('canvas')
  const size = picturePaper + 2 * pictureRoom
  picture.width = size
  picture.height = size
  const context = picture.getContext('2d')
  if (context !== null) for (const fall of falls) drawFall(context, `rgb(${shade} / ${fall.alpha * strength})`, fall)
  const room = pictureRoom / picturePaper
  return {
    paint(target, width, height) {
      // The blur belongs to the paper's width; a tall paper stretches only the straight part between the corners.
      const margin = Math.min(width, height) * room
      target.drawImage(picture, -margin, -margin, width + 2 * margin, height + 2 * margin)
    },
  }
}

function drawFall(context: CanvasRenderingContext2D, color: string, fall: ShadowFall): void {
  const unit = picturePaper / 200
  const inset = fall.inset * unit
  context.save()
  // The caster stands far outside the picture, so that only its shadow is in it.
  const away = 10_000
  context.shadowColor = color
  context.shadowBlur = fall.blur * unit
  context.shadowOffsetX = away
  context.shadowOffsetY = fall.drop * unit
  context.fillRect(pictureRoom + inset - away, pictureRoom + inset, picturePaper - 2 * inset, picturePaper - 2 * inset)
  context.restore()
}
