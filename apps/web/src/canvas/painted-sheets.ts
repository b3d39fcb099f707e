import { atRest, type CameraPace } from './camera-pace.ts'
import { createHandSheet, type HandSheet } from './hand-sheet.ts'
import { placeHeadings } from './headings.ts'
import { createHeadingsSheet, headingsIn } from './headings-sheet.ts'
import { createLater, type Later } from './later.ts'
import type { MovingPicture } from './moving-picture.ts'
import { createOverlaySheet, type OverlaySheet } from './overlay-sheet.ts'
import {
  paintHeadingsOnTable,
  paintInvitations,
  paintWaitingHeadings,
  type HeadingsPaint,
} from './paint/paint-headings.ts'
import type { PaintingOptions } from './painting.ts'
import { brushFor, grownView, paintGround, type Subject, type View } from './picture.ts'
import { createPointersSheet, type PointersSheet } from './presence/pointers-sheet.ts'
import type { Rect } from './rect.ts'
import { createRestingSheet, type RestingSheet } from './resting-sheet.ts'
import { createShownSheets, type ShownSheets } from './shown-sheets.ts'
import type { SheetName, SheetPainter, Surface } from './surface/surface.ts'
import { onWholePixels } from './tiles/tile-drawing.ts'
import type { Patience, TileView } from './tiles/tile-layer.ts'

/** What is on each sheet, and how it is painted. When it is painted, others decide. */
export interface PaintedSheets {
  readonly painters: Readonly<Record<SheetName, SheetPainter>>
  /** Where a sheet became another with its last painting, in dots of the surface; null where nobody knows. */
  readonly changed: (sheet: SheetName) => readonly Rect[] | null
  readonly resting: RestingSheet
  readonly hand: HandSheet
  readonly over: OverlaySheet
  readonly pointers: PointersSheet
  readonly shown: ShownSheets
  /** All of it as one picture that is pushed about. */
  readonly moving: Later<MovingPicture>
  /** Fetches what has been left for later. */
  prepare(): void
  /** Another frame begins, under a camera that moves so. */
  begin(pace: CameraPace): void
  /** Whether something of what rests has still to be painted. */
  isUnfinished(): boolean
  view(): View
  tileView(): TileView
}

/** What sheets are painted for. */
export interface PaintedSheetsOptions extends PaintingOptions {
  readonly surface: () => Surface
  /** Asks for the overlay to be looked at again. */
  readonly redraw: () => void
  /** Whether something else than the overlay was marked to be painted. */
  readonly isMarked: () => boolean
  /** All that was marked is painted now. */
  readonly unmark: () => void
}

/** Makes the sheets with nothing on them yet. */
export function createPaintedSheets(options: PaintedSheetsOptions): PaintedSheets {
  const { session, scene, live, source, surface } = options
  let pace = atRest
  let isUnfinished = false
  let wasTyping = false
  /** Of what is painted now, so much on every side is not seen, in CSS pixels. */
  let margin = 0
  /** The same for all that is painted in one frame. */
  let headingsNow: HeadingsPaint | null = null
  /** What the resting sheet shows under the tiles. */
  let groundShown: readonly unknown[] = []

  const subject = (): Subject => subjectOf(options)
  const resting = createRestingSheet(scene, subject, options.clock.now)
  const seen = (): View => ({
    camera: onWholePixels(options.camera(), surface().ratio()),
    viewport: surface().viewport(),
  })
  const view = (): View => (margin === 0 ? seen() : grownView(seen(), margin))
  const headings = (): HeadingsPaint => (headingsNow ??= headingsIn(options, view(), margin))
  const isOnlooker = session.me.role === 'view'
  // Under a hand that is free to do something, everything follows at once.
  const patience = (): Patience => {
    if (isOnlooker) return 'looking'
    if (options.isLetterDue()) return 'letter'
    return options.writing() === 'typing' ? 'writing' : 'none'
  }
  const tileViewOf = (of: View): TileView => ({
    ...of,
    ratio: surface().ratio(),
    ...pace,
    pointer: options.pointer(),
    patience: patience(),
  })
  const tileView = (): TileView => tileViewOf(view())
  const over = createOverlaySheet({ ...options, view })
  const pointers = createPointersSheet(options.cursors, () => source.looks().palette)
  const hand = createHandSheet({ ...options, subject, view, tileView })
  const moving = createLater(async () => {
    const { createMovingPicture } = await import('./moving-picture.ts')
    return createMovingPicture({
      surface,
      view: seen,
      headings: (of) => placeHeadings(session.board.meta().axis, { ...of, insets: options.insets() }),
      paint() {
        options.unmark()
        surface().draw('picture')
        return isUnfinished
      },
      mend: (of) => resting.mend(tileViewOf(of)),
      paintAhead: (of) => resting.paintAhead(tileViewOf(of)),
      isStale: () => options.isMarked() || over.hasNews(),
      isLively: () => isOnlooker || !live.isEmpty(),
    })
  })
  const areHeadingsApart = (): boolean => moving.known()?.hasHeadingsApart() === true
  const heads = (context: CanvasRenderingContext2D): void => {
    const brush = brushFor(context, subject(), view().camera)
    if (areHeadingsApart()) paintHeadingsOnTable(brush, headings())
    paintWaitingHeadings(brush, headings())
  }
  const paintRest = (context: CanvasRenderingContext2D, isGroundKept: boolean): void => {
    const top = { view: view(), headings: headings(), areHeadingsApart: areHeadingsApart() }
    isUnfinished = resting.draw(context, tileView(), {
      isKept: isGroundKept,
      paint: () => paintTop(context, subject(), top),
    })
  }
  const rest = (context: CanvasRenderingContext2D): void => {
    const ground = [surface().ratio(), source.looks(), ...groundOf(view(), headings(), areHeadingsApart())]
    paintRest(context, isSameGround(groundShown, ground))
    groundShown = ground
  }
  const all = (context: CanvasRenderingContext2D): void => {
    // More than the table is on it now.
    groundShown = []
    paintRest(context, false)
    if (!live.isEmpty()) hand.paint(context)
    if (over.refresh(pace) !== 'nothing') over.paint(context)
    if (!areHeadingsApart()) heads(context)
    pointers.paint(context, margin)
  }
  const withMargin = (context: CanvasRenderingContext2D): void => {
    margin = surface().margin()
    headingsNow = null
    context.translate(-margin, -margin)
    all(context)
    margin = 0
    headingsNow = null
  }
  const shown = createShownSheets({
    surface,
    isElsewhere: (sheet) => pace.isMoving && !(sheet === 'headings' && areHeadingsApart()),
    upper: {
      live: hand,
      overlay: { refresh: () => over.refresh(pace), reach: over.reach },
      headings: createHeadingsSheet({ headings, areApart: areHeadingsApart, looks: source.looks, surface }),
      pointers,
    },
  })
  return {
    painters: {
      resting: (context) => (pace.isMoving ? all : rest)(context),
      live: hand.paint,
      overlay: over.paint,
      picture: withMargin,
      headings: heads,
      pointers: (context) => pointers.paint(context, 0),
    },
    changed: (sheet) => (sheet === 'resting' && groundShown.length > 0 ? resting.changed() : null),
    ...{ resting, hand, over, pointers, shown, moving, view, tileView },
    begin(next) {
      pace = next
      headingsNow = null
      // Tiles were left as they were while letters came.
      const isTyping = options.writing() === 'typing'
      isUnfinished ||= wasTyping && !isTyping
      wasTyping = isTyping
    },
    isUnfinished: () => isUnfinished,
    prepare() {
      moving.ask()
      surface().prepareStill()
    },
  }
}

/** All that the ground is painted from, apart from looks. */
function groundOf({ camera, viewport }: View, headings: HeadingsPaint, areHeadingsApart: boolean): readonly unknown[] {
  const { axis, room, words, measure, emptyZones, thickness } = headings
  const { insets } = room
  const places = [camera.x, camera.y, camera.zoom, viewport.width, viewport.height]
  const edges = [insets.top, insets.right, insets.bottom, insets.left]
  return [...places, ...edges, axis, words, measure, thickness, areHeadingsApart, ...emptyZones]
}

function isSameGround(before: readonly unknown[], now: readonly unknown[]): boolean {
  return before.length === now.length && before.every((part, index) => part === now[index])
}

/** What everything lies on, with the headings that stand on it. */
function paintTop(
  context: CanvasRenderingContext2D,
  subject: Subject,
  {
    view: { camera, viewport },
    headings,
    areHeadingsApart,
  }: { readonly view: View; readonly headings: HeadingsPaint; readonly areHeadingsApart: boolean },
): void {
  context.fillStyle = subject.looks.palette.table
  context.fillRect(0, 0, viewport.width, viewport.height)
  paintGround(context, subject, camera)
  const brush = brushFor(context, subject, camera)
  paintInvitations(brush, headings)
  if (!areHeadingsApart) paintHeadingsOnTable(brush, headings)
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
