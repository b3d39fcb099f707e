import type { ItemId } from '@samtavle/board'
import { paintItems, type Subject } from '../picture.ts'
import { boundsOf, grownRect, type Rect } from '../rect.ts'
import type { SceneItem } from '../scene.ts'

/** Dots per board unit, so that words are sharp in print; less where the picture would be larger than programs take. */
const dotsPerUnit = 2
const longestSide = 8192
const mostDots = 32_000_000
/** Table around what is shown, in board units. */
const margin = 32

/** Puts a picture of these items, or of all there are, on the clipboard as PNG; false when the browser does not let us. */
export async function copyPicture(subject: Subject, ids: readonly ItemId[]): Promise<boolean> {
  const items = pictured(subject, ids)
  const bounds = boundsOf(items.map(({ setting }) => setting.box))
  if (bounds === undefined) return false
  const canvas = paintPicture(subject, items, grownRect(bounds, margin))
  try {
    // The promise itself is handed over: some browsers only trust what is begun in the very moment of the key press.
    await navigator.clipboard.write([new ClipboardItem({ 'image/png': pngOf(canvas) })])
    return true
  } catch {
    // Refused by the person or the browser: told, and nothing else is lost.
    return false
  }
}

/** From the bottom to the top; lines come along when both their ends do. */
function pictured({ scene }: Subject, ids: readonly ItemId[]): readonly SceneItem[] {
  const bounds = scene.bounds()
  if (bounds === undefined) return []
  const all = scene.inRect(bounds)
  if (ids.length === 0) return all
  const chosen = new Set(ids)
  return all.filter(({ id, view }) => {
    const ends = view.state === 'whole' ? view.ends : undefined
    if (chosen.has(id) || ends === undefined) return chosen.has(id)
    return [ends.from, ends.to].every((end) => typeof end === 'string' && chosen.has(end))
  })
}

function paintPicture(subject: Subject, items: readonly SceneItem[], rect: Rect): HTMLCanvasElement {
  const zoom = Math.min(
    dotsPerUnit,
    longestSide / Math.max(rect.width, rect.height),
    Math.sqrt(mostDots / (rect.width * rect.height)),
  )
  const canvas = document.createElement('canvas')
  canvas.width = Math.max(1, Math.round(rect.width * zoom))
  canvas.height = Math.max(1, Math.round(rect.height * zoom))
  const context = canvas.getContext('2d')
  if (context === null) return canvas
  context.fillStyle = subject.looks.palette.ground
  context.fillRect(0, 0, canvas.width, canvas.height)
  paintItems(context, subject, { camera: { x: rect.x, y: rect.y, zoom }, items })
  return canvas
}

function pngOf(canvas: HTMLCanvasElement): Promise<Blob> {
  return new Promise((resolve, reject) => {
    canvas.toBlob(
      (blob) => (blob === null ? reject(new Error('The picture could not be made')) : resolve(blob)),
      'image/png',
    )
  })
}
