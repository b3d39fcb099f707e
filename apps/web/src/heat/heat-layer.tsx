import { useEffect, useRef } from 'react'
import type { Overview } from '../canvas/index.ts'
import { watchColours } from '../device/theme.ts'
import type { WarmPlace } from './warm-places.ts'
import './heat.css'

/** Places that bear a number, as in the list beside the board: colour alone would tell some people nothing. */
export const mostNumbered = 5
/** How far a place glows, in board units: over its cell and a little into the next. */
const reach = 420

interface Props {
  readonly overview: Overview
  readonly places: readonly WarmPlace[]
}

/** Where it was busy, as a glow over the board; the figures beside it say the same. */
export function HeatLayer({ overview, places }: Props) {
  const canvas = useRef<HTMLCanvasElement>(null)
  useEffect(
    () => (canvas.current === null ? undefined : drawHeat(canvas.current, overview, places)),
    [overview, places],
  )
  return <canvas ref={canvas} className="heat-layer" aria-hidden="true" />
}

function drawHeat(element: HTMLCanvasElement, overview: Overview, places: readonly WarmPlace[]): () => void {
  const context = element.getContext('2d')
  if (context === null) return () => undefined
  let frame: number | null = null
  let glow = glowIn(colourOf(element, '--heat'))
  const paint = (): void => {
    frame = null
    const { clientWidth: width, clientHeight: height } = element
    const ratio = Math.min(2, window.devicePixelRatio)
    // Also clears what was painted.
    Object.assign(element, { width: width * ratio, height: height * ratio })
    const seen = overview.seen()
    const scale = width / seen.width
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    const at = ({ x, y }: WarmPlace): readonly [number, number] => [(x - seen.x) * scale, (y - seen.y) * scale]
    const radius = reach * scale
    for (const place of places) {
      const [x, y] = at(place)
      if (x + radius < 0 || y + radius < 0 || x - radius > width || y - radius > height) continue
      context.globalAlpha = place.warmth
      context.drawImage(glow, x - radius, y - radius, 2 * radius, 2 * radius)
    }
    context.globalAlpha = 1
    const ink = {
      fill: colourOf(element, '--birch'),
      edge: colourOf(element, '--heat'),
      words: colourOf(element, '--ink'),
    }
    for (const [index, place] of places.slice(0, mostNumbered).entries()) {
      const [x, y] = at(place)
      paintNumber(context, { x, y, number: index + 1, ...ink })
    }
  }
  const redraw = (): void => void (frame ??= requestAnimationFrame(paint))
  const stopColours = watchColours(window, () => {
    glow = glowIn(colourOf(element, '--heat'))
    redraw()
  })
  const sizes = new ResizeObserver(redraw)
  sizes.observe(element)
  const stopSeen = overview.watchSeen(redraw)
  redraw()
  return () => {
    stopSeen()
    sizes.disconnect()
    stopColours()
    if (frame !== null) cancelAnimationFrame(frame)
  }
}

function colourOf(element: HTMLElement, name: string): string {
  return getComputedStyle(element).getPropertyValue(name)
}

/** One glow, painted once and drawn many times. */
function glowIn(colour: string): HTMLCanvasElement {
  const size = 128
  const sheet = Object.assign(document.createElement('canvas'), { width: size, height: size })
  const context = sheet.getContext('2d')
  if (context === null) return sheet
  const middle = size / 2
  // A mask first, the colour into it then: a gradient from a colour to nothing turns grey on its way.
  const gradient = context.createRadialGradient(middle, middle, 0, middle, middle, middle)
  gradient.addColorStop(0, 'rgb(0 0 0 / 1)')
  gradient.addColorStop(0.5, 'rgb(0 0 0 / 0.45)')
  gradient.addColorStop(1, 'rgb(0 0 0 / 0)')
  context.fillStyle = gradient
  context.fillRect(0, 0, size, size)
  context.globalCompositeOperation = 'source-in'
  context.fillStyle = colour
  context.fillRect(0, 0, size, size)
  return sheet
}

interface NumberLook {
  readonly x: number
  readonly y: number
  readonly number: number
  readonly fill: string
  readonly edge: string
  readonly words: string
}

function paintNumber(context: CanvasRenderingContext2D, { x, y, number, fill, edge, words }: NumberLook): void {
  context.beginPath()
  context.arc(x, y, 13, 0, 2 * Math.PI)
  context.fillStyle = fill
  context.fill()
  context.lineWidth = 2
  context.strokeStyle = edge
  context.stroke()
  context.fillStyle = words
  context.font = '600 14px system-ui, sans-serif'
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.fillText(String(number), x, y + 0.5)
}
