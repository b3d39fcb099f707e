import type { Unsubscribe } from '@samtavle/base'
import type { Zone } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Camera, Insets } from './camera.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { LiveItems } from './live-items.ts'
import type { LooksSource } from './looks-source.ts'
import { emptyZonesOf, paintHeadings } from './paint/paint-headings.ts'
import { paintOverlay, type OverlayPaint } from './paint/paint-overlay.ts'
import { brushFor, paintLive, paintResting, type Subject } from './picture.ts'
import { peerFramesFrom, peerMarksFrom } from './presence/peer-marks.ts'
import type { Scene } from './scene.ts'
import { shownSetting } from './shown-item.ts'
import { createFrameLoop } from './surface/frame-loop.ts'
import { createSurface, sheetNames, type SheetName, type Surface } from './surface/surface.ts'

/** What is painted, and when: sheets are marked and painted together before the next frame. */
export interface Painting {
  readonly surface: Surface
  /** Marks sheets to be painted anew; none named means all. */
  mark(...sheets: readonly SheetName[]): void
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

/** Builds the sheets and paints them when they are marked. */
export function createPainting(options: PaintingOptions): Painting {
  const { session, scene, live, source } = options
  const marked = new Set<SheetName>(sheetNames)
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
  const paintOver = (context: CanvasRenderingContext2D): void => {
    const { camera, viewport } = view()
    const brush = brushFor(context, subject(), camera)
    const room = { camera, viewport, insets: options.insets() }
    const measure = source.measure()
    const shown = (id: Parameters<typeof shownSetting>[2]) => shownSetting(scene, live, id)
    const from = { session, scene, palette: brush.palette, measure, shown }
    const { axis } = session.board.meta()
    paintOverlay(brush, { camera, ...options.overlay(), peerFrames: peerFramesFrom(from), peerMarks: peerMarksFrom(from) })
    // Headings that wait at the top lie over everything of the board, frames included.
    paintHeadings(brush, { axis, room, words: options.words(), measure, emptyZones: zonesThatInvite() })
  }
  const paintFrame = (time: number): boolean => {
    const goesOn = options.step(time)
    if (source.isReady()) {
      for (const sheet of sheetNames) if (marked.delete(sheet)) surface.draw(sheet)
    }
    return goesOn
  }
  const loop = createFrameLoop(window, paintFrame)
  const surface = createSurface(options.element, {
    resting: (context) => paintResting(context, subject(), view()),
    live: (context) => paintLive(context, subject(), view()),
    overlay: paintOver,
  })
  const mark = (...sheets: readonly SheetName[]): void => {
    for (const sheet of sheets.length === 0 ? sheetNames : sheets) marked.add(sheet)
    loop.request()
  }
  const stops: readonly Unsubscribe[] = [
    surface.watch(mark),
    live.watch((isRegrouped) => (isRegrouped ? mark() : mark('live', 'overlay'))),
  ]
  return {
    surface,
    mark,
    request: loop.request,
    boardChanged() {
      emptyZones = null
      mark()
    },
    close() {
      stops.forEach((stop) => stop())
      loop.close()
      surface.close()
    },
  }
}
