import type { Clock, Unsubscribe } from '@samtavle/base'
import { zones, type Zone } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Camera, Insets, ScreenPoint } from './camera.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { LiveItems } from './live-items.ts'
import type { LooksSource } from './looks-source.ts'
import { paintHeadingsOnTable, paintWaitingHeadings, type HeadingsPaint } from './paint/paint-headings.ts'
import { paintOverlay, type OverlayPaint } from './paint/paint-overlay.ts'
import { brushFor, paintGround, paintLive, type Subject } from './picture.ts'
import { peerFramesFrom, peerMarksFrom } from './presence/peer-marks.ts'
import { createRestingSheet } from './resting-sheet.ts'
import type { Scene, SceneChange } from './scene.ts'
import { shownSetting } from './shown-item.ts'
import { createFrameLoop } from './surface/frame-loop.ts'
import { paintedPixelRatio } from './surface/pixel-ratio.ts'
import { createSurface, sheetNames, type SheetName, type Surface } from './surface/surface.ts'
import { onWholePixels } from './tiles/tile-drawing.ts'

/** What is painted, and when: sheets are marked and painted together before the next frame. */
export interface Painting {
  readonly surface: Surface
  /** Marks sheets to be painted before the next frame; none named means all. */
  mark(...sheets: readonly SheetName[]): void
  /** Everything looks different: colours, fonts, words. */
  markAnew(): void
  /** Something that many items show has changed, such as a name: they are painted again as there is time. */
  refresh(): void
  /** Asks for a frame, for something that moves. */
  request(): void
  /** Some items changed. */
  itemsChanged(change: SceneChange): void
  close(): void
}

/** The part of the overlay that painting does not know by itself. */
export type OwnOverlay = Pick<OverlayPaint, 'selected' | 'hasHandles' | 'hovered' | 'marquee' | 'hand'>

/** What painting needs. */
export interface PaintingOptions {
  readonly element: HTMLDivElement
  readonly clock: Clock
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly source: LooksSource
  readonly words: () => CanvasWords
  readonly camera: () => Camera
  readonly insets: () => Insets
  /** Where people point, if anywhere: what is there is painted first. */
  readonly pointer: () => ScreenPoint | null
  readonly overlay: () => OwnOverlay
  /** Moves what moves by itself before the sheets are painted; true while it goes on. */
  readonly step: (time: number) => boolean
}

/** A zoom that has not changed for this long is at rest. */
const restMs = 110

/** Builds the sheets and paints them when they are marked. */
export function createPainting(options: PaintingOptions): Painting {
  const { session, scene, live, source } = options
  const marked = new Set<SheetName>(sheetNames)
  let zoom = options.camera().zoom
  let zoomedAt = -Infinity
  let isZooming = false
  let isUnfinished = false

  const subject = (): Subject => ({
    scene,
    live,
    axis: session.board.meta().axis,
    looks: source.looks(),
    words: options.words(),
    actor: session.actor,
  })
  const resting = createRestingSheet(scene, subject, options.clock.now)
  const ratio = (): number => paintedPixelRatio(window)
  const view = () => ({ camera: onWholePixels(options.camera(), ratio()), viewport: surface.viewport() })
  const zonesThatInvite = (): ReadonlySet<Zone> => {
    if (!session.ready.get() || live.draft() !== null) return new Set()
    const taken = scene.takenZones()
    return new Set(zones.filter((zone) => !taken.has(zone)))
  }
  const headings = (): HeadingsPaint => {
    const { camera, viewport } = view()
    return {
      axis: session.board.meta().axis,
      room: { camera, viewport, insets: options.insets() },
      words: options.words(),
      measure: source.measure(),
      emptyZones: zonesThatInvite(),
    }
  }
  const paintRest = (context: CanvasRenderingContext2D): void => {
    const { camera } = view()
    paintGround(context, subject(), camera)
    paintHeadingsOnTable(brushFor(context, subject(), camera), headings())
    isUnfinished = resting.draw(context, { ...view(), ratio: ratio(), isZooming, pointer: options.pointer() })
  }
  const paintOver = (context: CanvasRenderingContext2D): void => {
    const { camera } = view()
    const brush = brushFor(context, subject(), camera)
    const shown = (id: Parameters<typeof shownSetting>[2]) => shownSetting(scene, live, id)
    const from = { session, scene, palette: brush.palette, measure: source.measure(), shown }
    paintOverlay(brush, {
      camera,
      ...options.overlay(),
      peerFrames: peerFramesFrom(from),
      peerMarks: peerMarksFrom(from),
    })
    // Headings that wait at the top lie over everything of the board, frames included.
    paintWaitingHeadings(brush, headings())
  }
  let wasLive = true
  /** Clearing an empty sheet costs as much as showing a new one. */
  const draw = (sheet: SheetName): void => {
    const isLive = !live.isEmpty()
    if (sheet !== 'live' || isLive || wasLive) surface.draw(sheet)
    if (sheet === 'live') wasLive = isLive
  }
  const paintFrame = (time: number): boolean => {
    const goesOn = options.step(time)
    if (options.camera().zoom !== zoom) zoomedAt = time
    zoom = options.camera().zoom
    const wasZooming = isZooming
    isZooming = time - zoomedAt < restMs
    // What was stretched is painted sharp when the zoom has come to rest, and what there was no time for now.
    if (isUnfinished || (wasZooming && !isZooming)) marked.add('resting')
    if (source.isReady()) {
      for (const sheet of sheetNames) if (marked.delete(sheet)) draw(sheet)
    }
    return goesOn || isZooming || isUnfinished
  }
  const loop = createFrameLoop(window, paintFrame)
  const surface = createSurface({
    ...options,
    painters: { resting: paintRest, live: (context) => paintLive(context, subject(), view()), overlay: paintOver },
  })
  const mark = (...sheets: readonly SheetName[]): void => {
    for (const sheet of sheets.length === 0 ? sheetNames : sheets) marked.add(sheet)
    loop.request()
  }
  const markAnew = (): void => {
    resting.outdate(true)
    mark()
  }
  const stops: readonly Unsubscribe[] = [
    surface.watch(() => {
      wasLive = true
      markAnew()
    }),
    live.watch((regrouped) => {
      resting.regrouped(regrouped)
      if (regrouped.length > 0) mark()
      else mark('live', 'overlay')
    }),
  ]
  return {
    surface,
    mark,
    request: loop.request,
    markAnew,
    refresh() {
      resting.outdate(false)
      mark()
    },
    itemsChanged(change) {
      resting.boardChanged(change)
      mark()
    },
    close() {
      stops.forEach((stop) => stop())
      loop.close()
      resting.close()
      surface.close()
    },
  }
}
