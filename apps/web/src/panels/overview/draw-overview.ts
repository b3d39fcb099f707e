import type { Clock, Unsubscribe } from '@samtavle/base'
import type { Overview } from '../../canvas/index.ts'
import { watchColours } from '../../device/theme.ts'
import type { BoardSession } from '../../sync/session.ts'
import { fitMap, paintBoard, paintViews, type MapFit } from './paint-overview.ts'

/** What a small map shows, and by which clock. */
export interface OverviewSource {
  readonly overview: Overview
  readonly peers: BoardSession['peers']
  readonly clock: Clock
}

/** Ten thousand notes are not painted anew for every letter that somebody writes. */
const settleMs = 300

/** Draws the map into a canvas, keeps it up to date, and travels where it is pressed; ends with what it gives back. */
export function drawOverview(element: HTMLCanvasElement, { overview, peers, clock }: OverviewSource): Unsubscribe {
  const sheet = document.createElement('canvas')
  const [context, board] = [element.getContext('2d'), sheet.getContext('2d')]
  if (context === null || board === null) return () => undefined
  // Without the border, as the picture lies in it.
  const size = { width: element.clientWidth, height: element.clientHeight }
  const { width, height } = size
  const ratio = Math.min(2, window.devicePixelRatio)
  for (const each of [element, sheet]) Object.assign(each, { width: width * ratio, height: height * ratio })
  let fit: MapFit = fitMap(overview.bounds(), size)
  let isOutdated = true
  let frame: number | null = null
  let waiting: (() => void) | null = null

  const colours = (): ((name: string) => string) => {
    const style = getComputedStyle(element)
    return (name) => style.getPropertyValue(name)
  }
  const paint = (): void => {
    frame = null
    const how = { fit, colours: colours() }
    if (isOutdated) {
      isOutdated = false
      fit = fitMap(overview.bounds(), size)
      board.setTransform(ratio, 0, 0, ratio, 0, 0)
      board.clearRect(0, 0, width, height)
      paintBoard(board, overview, { ...how, fit })
    }
    context.setTransform(ratio, 0, 0, ratio, 0, 0)
    context.clearRect(0, 0, width, height)
    context.drawImage(sheet, 0, 0, width, height)
    paintViews(context, { seen: overview.seen(), peers: peers.get() }, { ...how, fit, size })
  }
  const redraw = (): void => void (frame ??= requestAnimationFrame(paint))
  const outdate = (): void => {
    waiting ??= clock.after(settleMs, () => {
      waiting = null
      isOutdated = true
      redraw()
    })
  }
  const travel = (event: PointerEvent): void => {
    const { left, top } = element.getBoundingClientRect()
    overview.lookAt((event.clientX - left - fit.x) / fit.scale, (event.clientY - top - fit.y) / fit.scale)
  }
  const onDown = (event: PointerEvent): void => {
    element.setPointerCapture(event.pointerId)
    travel(event)
  }
  const onMove = (event: PointerEvent): void => {
    if (element.hasPointerCapture(event.pointerId)) travel(event)
  }
  element.addEventListener('pointerdown', onDown)
  element.addEventListener('pointermove', onMove)
  const stops = [
    overview.watchItems(outdate),
    overview.watchSeen(redraw),
    peers.watch(redraw),
    watchColours(window, outdate),
  ]
  redraw()
  return () => {
    stops.forEach((stop) => stop())
    waiting?.()
    if (frame !== null) cancelAnimationFrame(frame)
    element.removeEventListener('pointermove', onMove)
    element.removeEventListener('pointerdown', onDown)
  }
}
