import type { Clock, Unsubscribe } from '@samtavle/base'
import { zones, type NoteColor, type Zone } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import type { BoardSession } from '../sync/session.ts'
import type { Camera, Insets, ScreenPoint } from './camera.ts'
import { atRest, createCameraPace } from './camera-pace.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { LiveItems } from './live-items.ts'
import type { LooksSource } from './looks-source.ts'
import {
  areHeadingsWaiting,
  paintHeadingsOnTable,
  paintWaitingHeadings,
  type HeadingsPaint,
} from './paint/paint-headings.ts'
import type { OverlayPaint } from './paint/paint-overlay.ts'
import { liveReach } from './paint/sheet-reach.ts'
import { createOverlaySheet } from './overlay-sheet.ts'
import type { Palette } from './palette.ts'
import { createHeldSheet } from './held-sheet.ts'
import { brushFor, paintGround, paintHeld, paintLive, type Subject, type View } from './picture.ts'
import type { DrawnCursors } from './presence/cursors.ts'
import { createPointersSheet } from './presence/pointers-sheet.ts'
import { createRestingSheet } from './resting-sheet.ts'
import type { Scene, SceneChange, SceneItem } from './scene.ts'
import { createShownSheets, type UpperSheet } from './shown-sheets.ts'
import { createFrameLoop } from './surface/frame-loop.ts'
import { createSurface, sheetNames, type SheetName, type SheetPainter, type Surface } from './surface/surface.ts'
import { onWholePixels } from './tiles/tile-drawing.ts'
import type { TileView } from './tiles/tile-layer.ts'
import { createTouchedSheets } from './touched-sheets.ts'

/** What is painted, and when: sheets are marked and painted together before the next frame. */
export interface Painting {
  readonly surface: Surface
  /** Marks sheets to be painted before the next frame; none named means all. */
  mark(...sheets: readonly SheetName[]): void
  /** Everything looks different: colours, fonts, words. */
  markAnew(): void
  /** Something that these items show besides themselves has changed, such as a name: they are painted again as there is time. */
  refresh(items: readonly SceneItem[]): void
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
  /** The one colour of notes that is of interest now. */
  readonly emphasis: () => NoteColor | null
  readonly thickness: () => Thickness
  readonly camera: () => Camera
  readonly insets: () => Insets
  /** Where people point, if anywhere: what is there is painted first. */
  readonly pointer: () => ScreenPoint | null
  readonly overlay: () => OwnOverlay
  /** Moves what moves by itself before the sheets are painted; true while it goes on. */
  readonly step: (time: number) => boolean
  /** Whether words are being written: what may wait, waits. */
  readonly isWriting: () => boolean
  /** Others' pointers: drawn in each frame, over everything, and painted where `draw` left them to be. */
  readonly cursors: {
    readonly draw: (time: number, isMoving: boolean) => DrawnCursors
    readonly paint: (context: CanvasRenderingContext2D, palette: Palette) => void
  }
}

/** No heading that waits at the upper edge, with the rope under it, is higher, in CSS pixels. */
const highestHeads = 112

/** Builds the sheets and paints them when they are marked. */
export function createPainting(options: PaintingOptions): Painting {
  const { session, scene, live, source } = options
  const marked = new Set<SheetName>(sheetNames)
  const paceAt = createCameraPace(options.camera())
  let pace = atRest
  let isUnfinished = false

  const subject = (): Subject => subjectOf(options)
  const resting = createRestingSheet(scene, subject, options.clock.now)
  const view = () => ({ camera: onWholePixels(options.camera(), surface.ratio()), viewport: surface.viewport() })
  /** The same for all that is painted in one frame. */
  let headingsNow: HeadingsPaint | null = null
  const headings = (): HeadingsPaint => (headingsNow ??= headingsOf(options, view()))
  // Under a hand that may write, everything follows at once.
  const isPatient = session.me.role === 'view'
  const tileView = (): TileView => ({
    ...view(),
    ratio: surface.ratio(),
    ...pace,
    pointer: options.pointer(),
    isPatient,
  })
  const paintRest = (context: CanvasRenderingContext2D): void => {
    paintTableTop(context, subject(), { view: view(), headings: headings() })
    isUnfinished = resting.draw(context, tileView())
  }
  const over = createOverlaySheet({ ...options, view })
  const paintHeads = (context: CanvasRenderingContext2D): void =>
    paintWaitingHeadings(brushFor(context, subject(), view().camera), headings())
  const pointers = createPointersSheet(options.cursors, () => source.looks().palette)
  const held = createHand(options, { subject, view, tileView })
  const paintAll = (context: CanvasRenderingContext2D): void => {
    paintRest(context)
    if (!live.isEmpty()) held.paint(context)
    if (over.refresh(pace) !== 'nothing') over.paint(context)
    paintHeads(context)
    pointers.paint(context)
  }
  const shown = createShownSheets({
    surface: () => surface,
    isMoving: () => pace.isMoving,
    upper: {
      live: liveSheet(options, view),
      overlay: { refresh: () => over.refresh(pace), reach: over.reach },
      headings: headingsSheet(headings),
      pointers,
    },
  })
  const paintFrame = (time: number): boolean => {
    const steps = options.step(time)
    const before = pace
    headingsNow = null
    pace = paceAt(options.camera(), time)
    if (pace.isMoving !== before.isMoving || (pace.isMoving && marked.size > 0))
      for (const sheet of sheetNames) marked.add(sheet)
    const { goesOn: pointersMove, news } = pointers.draw(time, pace.isMoving && source.isReady())
    if (news === 'new' || (news !== 'nothing') !== shown.isShown('pointers')) marked.add('pointers')
    // What was stretched is painted sharp when the zoom has come to rest, and what there was no time for now.
    if (isUnfinished || (before.isZooming && !pace.isZooming)) marked.add('resting')
    if (source.isReady() && marked.has('resting') && resting.holds(tileView(), time)) return true
    if (source.isReady()) {
      for (const sheet of sheetNames) if (marked.delete(sheet)) shown.draw(sheet)
    }
    // Nobody knows where a hand that zooms will come to rest, and what lies beside it is another place each time.
    const mayWait = !source.isReady() || isUnfinished || options.isWriting()
    const isPrepared = mayWait || (pace.isSettled && !resting.paintAhead(tileView()))
    return steps || pointersMove || pace.isMoving || isUnfinished || !isPrepared
  }
  const loop = createFrameLoop(window, paintFrame)
  const surface = createSurface({
    ...options,
    painters: {
      resting: (context) => (pace.isMoving ? paintAll : paintRest)(context),
      live: held.paint,
      overlay: over.paint,
      headings: paintHeads,
      pointers: pointers.paint,
    },
  })
  const mark = (...sheets: readonly SheetName[]): void => {
    for (const sheet of sheets.length === 0 ? sheetNames : sheets) marked.add(sheet)
    loop.request()
  }
  const markAnew = (): void => {
    resting.outdate(true)
    held.letGo()
    over.outdate()
    mark()
  }
  const touchedBy = createTouchedSheets({ ...options, followOnTable: resting.boardChanged, view })
  const stops: readonly Unsubscribe[] = [
    surface.watch(() => {
      shown.forget()
      markAnew()
    }),
    live.watch((regrouped) => {
      resting.regrouped(regrouped)
      if (live.isEmpty()) held.letGo()
      if (regrouped.length > 0) mark()
      else mark('live', 'overlay')
    }),
  ]
  return {
    surface,
    mark,
    request: loop.request,
    markAnew,
    refresh(items) {
      resting.refresh(items)
      held.letGo()
      mark()
    },
    itemsChanged(change) {
      // The overlay is only painted when something on it is another, such as a caret behind the new letter.
      mark('overlay', ...touchedBy(change))
    },
    close() {
      stops.forEach((stop) => stop())
      loop.close()
      resting.close()
      held.letGo()
      surface.close()
    },
  }
}

/** What everything lies on, with the headings that stand on it. */
function paintTableTop(
  context: CanvasRenderingContext2D,
  subject: Subject,
  { view: { camera, viewport }, headings }: { readonly view: View; readonly headings: HeadingsPaint },
): void {
  context.fillStyle = subject.looks.palette.table
  context.fillRect(0, 0, viewport.width, viewport.height)
  paintGround(context, subject, camera)
  paintHeadingsOnTable(brushFor(context, subject, camera), headings)
}

/** Paints what is in somebody's hand: what is carried as one picture, and the rest by itself. */
function createHand(
  { scene, live, clock }: PaintingOptions,
  now: { readonly subject: () => Subject; readonly view: () => View; readonly tileView: () => TileView },
): { readonly paint: SheetPainter; readonly letGo: () => void } {
  const held = createHeldSheet({
    scene,
    live,
    paint: (context, items, camera) => paintHeld(context, now.subject(), { items, camera }),
    now: clock.now,
  })
  return {
    letGo: held.letGo,
    paint(context) {
      const hasPicture = held.prepare(now.tileView())
      paintLive(context, now.subject(), { view: now.view(), isPainted: (id) => hasPicture && held.has(id) })
      if (!hasPicture) return
      // Tiles are copied dot by dot onto a sheet that covers no more than what it holds.
      const { e, f } = context.getTransform()
      held.draw(context, { ...now.tileView(), corner: [-e, -f] })
    },
  }
}

/** What is in somebody's hand, no larger than that. */
function liveSheet({ scene, live }: PaintingOptions, view: () => View): UpperSheet {
  return {
    refresh: () => (live.isEmpty() ? 'nothing' : 'new'),
    reach: () => liveReach(scene, live, view().camera),
  }
}

function headingsSheet(headings: () => HeadingsPaint): UpperSheet {
  return {
    refresh: () => (areHeadingsWaiting(headings()) ? 'new' : 'nothing'),
    reach: () => ({ x: 0, y: 0, width: headings().room.viewport.width, height: highestHeads }),
  }
}

function subjectOf(options: PaintingOptions): Subject {
  const { session, scene, live, source } = options
  return {
    scene,
    live,
    axis: session.board.meta().axis,
    legend: session.board.meta().legend,
    namesAuthors: session.board.meta().namesAuthors,
    emphasis: options.emphasis(),
    looks: source.looks(),
    words: options.words(),
    actor: session.actor,
  }
}

function headingsOf(options: PaintingOptions, { camera, viewport }: View): HeadingsPaint {
  return {
    axis: options.session.board.meta().axis,
    room: { camera, viewport, insets: options.insets() },
    words: options.words(),
    measure: options.source.measure(),
    emptyZones: zonesThatInvite(options),
    thickness: options.thickness(),
  }
}

function zonesThatInvite({ session, scene, live }: PaintingOptions): ReadonlySet<Zone> {
  if (!session.ready.get() || live.draft() !== null) return new Set()
  const taken = scene.takenZones()
  return new Set(zones.filter((zone) => !taken.has(zone)))
}
