import type { Clock, Unsubscribe } from '@samtavle/base'
import type { Zone } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import { seenRect, type Camera, type Insets } from './camera.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { LiveItems } from './live-items.ts'
import type { LooksSource } from './looks-source.ts'
import { emptyZonesOf, paintHeadingsOnTable, paintWaitingHeadings, type HeadingsPaint } from './paint/paint-headings.ts'
import { paintOverlay, type OverlayPaint } from './paint/paint-overlay.ts'
import { brushFor, paintGround, paintLive, paintResting, type Subject } from './picture.ts'
import { peerFramesFrom, peerMarksFrom } from './presence/peer-marks.ts'
import type { Scene } from './scene.ts'
import { shownSetting } from './shown-item.ts'
import { createFrameLoop } from './surface/frame-loop.ts'
import { createMovingPicture } from './surface/moving-picture.ts'
import { paintedPixelRatio } from './surface/pixel-ratio.ts'
import { createSurface, sheetNames, type SheetName, type Surface } from './surface/surface.ts'

/** What is painted, and when: sheets are marked and painted together before the next frame. */
export interface Painting {
  readonly surface: Surface
  /** Marks sheets to be painted before the next frame; none named means all. */
  mark(...sheets: readonly SheetName[]): void
  /** Everything looks different: colours, fonts, names. */
  markAnew(): void
  /** Asks for a frame, for something that moves. */
  request(): void
  /** Something of the board changed. */
  boardChanged(): void
  close(): void
}

/** The part of the overlay that painting does not know by itself. */
export type OwnOverlay = Pick<OverlayPaint, 'selected' | 'hasHandles' | 'hovered' | 'marquee'>

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
  readonly overlay: () => OwnOverlay
  /** Moves what moves by itself before the sheets are painted; true while it goes on. */
  readonly step: (time: number) => boolean
}

/** Up to this many notes are painted in every frame even while the camera moves; more are slid as a picture. */
const mostPaintedEachFrame = 24
/** A camera that has not moved for this long is at rest. */
const restMs = 110

/** Builds the sheets and paints them when they are marked. */
export function createPainting(options: PaintingOptions): Painting {
  const { session, scene, live, source } = options
  const marked = new Set<SheetName>(sheetNames)
  const picture = createMovingPicture((context, seen) => paintResting(context, subject(), seen))
  let lastCamera = options.camera()
  let movedAt = -Infinity
  let isSoft = false
  let emptyZones: ReadonlySet<Zone> | null = null

  const subject = (): Subject => ({
    scene,
    live,
    axis: session.board.meta().axis,
    looks: source.looks(),
    words: options.words(),
    actor: session.actor,
  })
  const view = () => ({ camera: options.camera(), viewport: surface.viewport() })
  const zonesThatInvite = (): ReadonlySet<Zone> => {
    if (!session.ready.get() || live.draft() !== null) return new Set()
    emptyZones ??= emptyZonesOf(Array.from(scene.all(), (item) => item.view))
    return emptyZones
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
    picture.draw(context, view(), { isMoving: isSoft, ratio: paintedPixelRatio(window) })
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
  const isCrowded = (): boolean =>
    scene.inRect(seenRect(options.camera(), surface.viewport())).length > mostPaintedEachFrame
  let wasLive = true
  /** Clearing an empty sheet costs as much as showing a new one. */
  const draw = (sheet: SheetName): void => {
    const isLive = !live.isEmpty()
    if (sheet !== 'live' || isLive || wasLive) surface.draw(sheet)
    if (sheet === 'live') wasLive = isLive
  }
  const paintFrame = (time: number): boolean => {
    const goesOn = options.step(time)
    if (options.camera() !== lastCamera) movedAt = time
    lastCamera = options.camera()
    const isMoving = time - movedAt < restMs
    // What was slid or scaled is painted once more, sharp, when the camera has come to rest.
    if (isSoft && !isMoving) marked.add('resting')
    if (marked.has('resting')) isSoft = isMoving && isCrowded()
    if (source.isReady()) {
      for (const sheet of sheetNames) if (marked.delete(sheet)) draw(sheet)
    }
    return goesOn || isSoft
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
    picture.outdate()
    mark()
  }
  const stops: readonly Unsubscribe[] = [
    surface.watch(() => {
      wasLive = true
      markAnew()
    }),
    live.watch((isRegrouped) => (isRegrouped ? markAnew() : mark('live', 'overlay'))),
  ]
  return {
    surface,
    mark,
    request: loop.request,
    markAnew,
    boardChanged() {
      emptyZones = null
      markAnew()
    },
    close() {
      stops.forEach((stop) => stop())
      loop.close()
      surface.close()
    },
  }
}
