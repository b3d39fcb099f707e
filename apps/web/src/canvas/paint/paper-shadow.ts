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
      const margin = Math.min(width, height) * room
      const isNearlySquare = Math.abs(width - height) < margin / 2
      if (isNearlySquare) target.drawImage(picture, -margin, -margin, width + 2 * margin, height + 2 * margin)
      else paintInNine(target, picture, { width, height, margin })
    },
  }
}

/** Corners keep their shape, only the straight parts between them are stretched. */
function paintInNine(
  target: CanvasRenderingContext2D,
  picture: HTMLCanvasElement,
  { width, height, margin }: { readonly width: number; readonly height: number; readonly margin: number },
): void {
  const corner = pictureRoom + picturePaper / 3
  const from = [0, corner, picture.width - corner, picture.width]
  const drawn = margin * (corner / pictureRoom)
  const toX = [-margin, drawn - margin, width + margin - drawn, width + margin]
  const toY = [-margin, drawn - margin, height + margin - drawn, height + margin]
  for (const column of [0, 1, 2]) {
    for (const row of [0, 1, 2]) {
      const [x, right, y, bottom] = [from[column] ?? 0, from[column + 1] ?? 0, from[row] ?? 0, from[row + 1] ?? 0]
      const [left, top] = [toX[column] ?? 0, toY[row] ?? 0]
      const size = [(toX[column + 1] ?? 0) - left, (toY[row + 1] ?? 0) - top] as const
      target.drawImage(picture, x, y, right - x, bottom - y, left, top, ...size)
    }
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
