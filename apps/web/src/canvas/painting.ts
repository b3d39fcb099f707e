import type { Clock, Unsubscribe } from '@samtavle/base'
import type { NoteColor } from '@samtavle/board'
import type { Thickness } from '@samtavle/method'
import type { BoardSession } from '../sync/session.ts'
import type { Camera, Insets, ScreenPoint } from './camera.ts'
import { atRest, createCameraPace } from './camera-pace.ts'
import type { CanvasWords } from './canvas-words.ts'
import type { WritingNow } from './editor/typing.ts'
import type { LiveItems } from './live-items.ts'
import type { LooksSource } from './looks-source.ts'
import { createMarkedSheets } from './marked-sheets.ts'
import type { OverlayPaint } from './paint/paint-overlay.ts'
import { createPaintedSheets } from './painted-sheets.ts'
import type { Palette } from './palette.ts'
import type { DrawnCursors } from './presence/cursors.ts'
import type { Scene, SceneChange, SceneItem } from './scene.ts'
import { createFrameLoop } from './surface/frame-loop.ts'
import { createSurface, ownSheets, type OwnSheetName, type Surface } from './surface/surface.ts'
import { createTouchedSheets } from './touched-sheets.ts'

/** What is painted, and when: sheets are marked and painted together before the next frame. */
export interface Painting {
  readonly surface: Surface
  /** Marks sheets to be painted before the next frame; none named means all. */
  mark(...sheets: readonly OwnSheetName[]): void
  /** Everything looks different: colours, fonts, words. */
  markAnew(): void
  /** Something that these items show besides themselves has changed, such as a name: they are painted again as there is time. */
  refresh(items: readonly SceneItem[]): void
  /** Asks for a frame, for something that moves. */
  request(): void
  /** Whether the camera is on its way. */
  isCameraMoving(): boolean
  /** Some items changed. */
  itemsChanged(change: SceneChange): void
  /** A letter has just been painted: something large that waits for that goes next. False where nothing does. */
  catchUp(): boolean
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
  readonly writing: () => WritingNow
  /** Whether a letter has come that this frame is to show: then nothing else is painted in it that can wait. */
  readonly isLetterDue: () => boolean
  /** Whether nothing of mine is on its way but the board itself. */
  readonly isHandFree: () => boolean
  /** Others' pointers: drawn in each frame, over everything, and painted where `draw` left them to be. */
  readonly cursors: {
    readonly draw: (time: number, isMoving: boolean) => DrawnCursors
    readonly paint: (context: CanvasRenderingContext2D, palette: Palette, margin: number) => void
  }
}

/** Builds the sheets and paints them when they are marked. */
export function createPainting(options: PaintingOptions): Painting {
  const { live, source } = options
  const paceAt = createCameraPace(options.camera())
  let pace = atRest
  let isPushed = false
  let hasTurned = false
  let drawnCamera: Camera | null = null

  const sheets = createPaintedSheets({
    ...options,
    surface: () => surface,
    redraw: () => mark('overlay'),
    isMarked: () => !marked.isOverlayAtMost(),
    unmark: () => marked.clear(),
  })
  const { resting, hand, over, pointers, shown, moving } = sheets
  const marked = createMarkedSheets({ draw: shown.draw, keepStill: () => surface.keepStill() })
  /** How things move now; what was painted on one sheet for all may have to go back to its own. */
  const keepPace = (time: number): void => {
    const before = pace
    pace = paceAt(options.camera(), time)
    sheets.begin(pace)
    const mayPush = source.isReady() && pace.isMoving && !pace.isZooming && options.isHandFree()
    const pushes = mayPush && moving.ask() !== null
    hasTurned = pushes !== isPushed || pace.isMoving !== before.isMoving
    const isPaintedAnew = pace.isMoving && !pushes && (!marked.isEmpty() || drawnCamera !== options.camera())
    if (hasTurned || isPaintedAnew) marked.add()
    // What was stretched is painted sharp when the zoom has come to rest, and what there was no time for now.
    if (sheets.isUnfinished() || (before.isZooming && !pace.isZooming)) marked.add('resting')
    isPushed = pushes
    drawnCamera = options.camera()
  }
  const pushPicture = (time: number): void => {
    moving.known()?.show(time)
    surface.hide('resting')
    for (const sheet of ownSheets) if (sheet !== 'resting') shown.draw(sheet)
    if (!sheets.isUnfinished()) moving.known()?.paintAhead()
  }
  const paintFrame = (time: number): boolean => {
    const steps = options.step(time)
    keepPace(time)
    const { goesOn: pointersMove, news } = pointers.draw(time, pace.isMoving && source.isReady())
    if (isPushed) {
      pushPicture(time)
      return true
    }
    moving.known()?.letGo()
    if (news === 'new' || (news !== 'nothing') !== shown.isShown('pointers')) marked.add('pointers')
    const [isTyping, isLetter] = [options.writing() === 'typing', options.isLetterDue()]
    const frame = { isTyping, isLetter, isElsewhere: pace.isMoving || hasTurned }
    // After a pan there is no picture to be kept.
    const mayHold = source.isReady() && marked.has('resting') && !hasTurned && marked.isLargeDue(frame)
    const isHeld = mayHold && resting.holds(sheets.tileView(), time)
    // What jumps in a film jumps together.
    if (isHeld && !isTyping) return true
    if (source.isReady()) marked.draw({ ...frame, isHeld })
    // Nobody knows where a hand that zooms will come to rest, and what lies beside it is another place each time.
    const mayWait = !source.isReady() || sheets.isUnfinished() || options.writing() !== 'nothing'
    // There is time, and the first pan and the first letters will want it. On a busy board there may never be more.
    if (!mayWait && pace.isSettled) sheets.prepare()
    const isPrepared = mayWait || (pace.isSettled && !resting.paintAhead(sheets.tileView()))
    // Whoever asks in a frame whether the camera moves is to hear that it rests.
    return (
      isHeld ||
      isLetter ||
      (!isTyping && marked.has('pointers')) ||
      steps ||
      pointersMove ||
      pace.isMoving ||
      hasTurned ||
      sheets.isUnfinished() ||
      !isPrepared
    )
  }
  const loop = createFrameLoop(window, paintFrame)
  const surface = createSurface({ ...options, painters: sheets.painters, changed: sheets.changed })
  const mark = (...names: readonly OwnSheetName[]): void => {
    marked.add(...names)
    loop.request()
  }
  const markAnew = (): void => {
    resting.outdate(true)
    hand.letGo()
    over.outdate()
    moving.known()?.letGo()
    mark()
  }
  const touchedBy = createTouchedSheets({ ...options, followOnTable: resting.boardChanged, view: sheets.view })
  const stops: readonly Unsubscribe[] = [
    surface.watch(() => {
      shown.forget()
      markAnew()
    }),
    live.watch((regrouped) => {
      resting.regrouped(regrouped)
      if (live.isEmpty()) hand.letGo()
      if (regrouped.length > 0) mark()
      else mark('live', 'overlay')
    }),
  ]
  return {
    surface,
    mark,
    request: loop.request,
    isCameraMoving: () => pace.isMoving,
    markAnew,
    refresh(items) {
      resting.refresh(items)
      hand.letGo()
      mark()
    },
    itemsChanged(change) {
      const touched = touchedBy(change)
      // It is looked at again with the next frame, for whatever that comes, and painted when something on it is another.
      marked.addPatiently('overlay')
      if (touched.length === 0) return
      marked[change.local ? 'add' : 'addPatiently'](...touched)
      loop.request()
    },
    catchUp: () => marked.giveRoom(loop.request),
    close() {
      stops.forEach((stop) => stop())
      loop.close()
      resting.close()
      hand.letGo()
      surface.close()
    },
  }
}
