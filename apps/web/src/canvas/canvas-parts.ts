import { createWatchable, type WatchableState } from '@samtavle/base'
import { boardPoint, type BoardPoint, type DietTool, type ItemId, type NoteColor } from '@samtavle/board'
import { screenToBoard, type Insets } from './camera.ts'
import { createCameraCommands, viewCentre } from './camera-commands.ts'
import { createCameraControl, type CameraControl } from './camera-control.ts'
import { createCameraMemory, fitContent, type CameraMemory } from './camera-memory.ts'
import type { Asked, CameraCommands, CanvasOptions, Tool } from './canvas.ts'
import { createCovers, type Covers } from './covers.ts'
import { createCommands, type Commands } from './commands.ts'
import { buildElements, type ElementTree } from './element-tree.ts'
import { createLaterLabelField, type LaterLabelField } from './editor/later-label-field.ts'
import { createDrawing } from './gestures/drawing.ts'
import { createHands, type Hands } from './gestures/hands.ts'
import type { OtherHands } from './gestures/pointer-listener.ts'
import { createHabits, type Habits } from './habits.ts'
import { createItemDrag, type ItemDrag } from './item-drag.ts'
import { createItemResize, type ItemResize } from './item-resize.ts'
import { createJudgements, type Judgements } from './judgements.ts'
import { createLater } from './later.ts'
import { createLiveItems, type LiveItems } from './live-items.ts'
import { createLaterPens } from './pens/later-pens.ts'
import type { Pens } from './pens/pens.ts'
import { createFollow, type Follow } from './presence/follow.ts'
import { createLooksSource, type LooksSource } from './looks-source.ts'
import { hasTool } from './may-make.ts'
import { boundsOf } from './rect.ts'
import { createScene, type Scene } from './scene.ts'
import { createSelection, type Selection } from './selection.ts'
import { createWriting, type Writing } from './writing.ts'

/** Everything a canvas consists of before it is drawn and listened to. */
export interface CanvasParts {
  readonly elements: ElementTree
  readonly source: LooksSource
  readonly judgements: Judgements
  readonly covers: Covers
  readonly scene: Scene
  readonly live: LiveItems
  readonly selection: Selection
  readonly tool: WatchableState<Tool>
  readonly noteColor: WatchableState<NoteColor>
  readonly memory: CameraMemory
  readonly camera: CameraControl
  readonly cameraCommands: CameraCommands & { readonly close: () => void }
  readonly commands: Commands
  readonly writing: Writing
  /** Writes the word on a link. */
  readonly label: LaterLabelField
  readonly drag: ItemDrag
  readonly resize: ItemResize
  readonly hands: Hands
  /** A second person's, where two people stand before one screen, and those that draw. */
  readonly otherHand: OtherHands
  readonly habits: Habits
  readonly follow: Follow
  /** What draws by hand, once it has come. */
  readonly pens: WatchableState<Pens | null>
  /** The one colour of notes that is of interest now. */
  readonly emphasis: WatchableState<NoteColor | null>
  /** Whether the tool that makes something is mine now. */
  readonly mayMake: (tool: DietTool) => boolean
  /** What is asked of one item. */
  readonly asked: WatchableState<Asked | null>
  /** Puts a picture of what is selected on the clipboard, or of everything. */
  readonly copyPicture: () => Promise<void>
}

/** What parts ask of the painting, which is built from them. */
export interface PaintingAsks {
  readonly requestFrame: () => void
  readonly redrawOverlay: () => void
}

/** Builds the parts, from the inside out. */
export function buildParts(options: CanvasOptions, asks: PaintingAsks): CanvasParts {
  const { second, ...inner } = buildInner(options, asks)
  const given = { ...inner, pens: createWatchable<Pens | null>(null) }
  const parts: CanvasParts = { ...given, otherHand: { second, pens: createLaterPens(options, given, () => parts) } }
  return parts
}

/** All but what draws by hand, which works on the rest. */
function buildInner(options: CanvasOptions, asks: PaintingAsks) {
  const { session, clock, onMessage } = options
  const elements = buildElements(options.container)
  const source = createLooksSource(elements.root, options.theme, clock)
  const habits = createHabits(options.cameraStore)
  const judgements = createJudgements(session.board, clock, habits.outcomes)
  const covers = createCovers(session, options.words)
  const scene = createScene(session.board, source.measure(), { judgements, covers, inbox: session.inbox })
  const live = createLiveItems()
  const selection = createSelection()
  const tool = createWatchable<Tool>('select')
  const noteColor = createWatchable<NoteColor>('straw')
  const asked = createWatchable<Asked | null>(null)
  const emphasis = createWatchable<NoteColor | null>(null)
  const memory = createCameraMemory(options.cameraStore, session.boardId, clock)
  const insets = (): Insets => withKeyboard(options.insets.get(), options.container)
  const viewport = elements.size
  const first =
    memory.recall() ?? fitContent(scene.bounds(), session.board.meta().axis, { viewport: viewport(), insets: insets() })
  const camera = createCameraControl({ first, viewport, insets, prefersLessMotion, requestFrame: asks.requestFrame })
  const commands = createCommands({ session, scene, selection, camera, onMessage })
  const writing = createWriting({
    field: elements.field,
    clock,
    session,
    scene,
    live,
    selection,
    camera,
    measure: source.measure,
    noteColor,
    canWrite: commands.canWrite,
    mayRead: covers.mayRead,
    undo: commands.undo,
    redo: commands.redo,
    focusBoard: () => options.container.focus({ preventScroll: true }),
    onMessage,
  })
  const label = createLaterLabelField({
    parent: elements.root,
    session,
    scene,
    camera: camera.camera.get,
    name: () => options.words.get()('canvas.label'),
    canWrite: commands.canWrite,
    focusBoard: () => options.container.focus({ preventScroll: true }),
  })
  const edit = (id: ItemId, at?: BoardPoint): void => {
    if (!label.open(id)) writing.edit(id, at)
  }
  const ownDrag = createItemDrag({ session, scene, live, clock })
  const otherDrag = createItemDrag({ session, scene, live, clock, source: 'other-drag' })
  const drag: ItemDrag = { ...ownDrag, lose: (ids) => ownDrag.lose(ids) + otherDrag.lose(ids) }
  const resize = createItemResize({ session, scene, live, clock, measure: source.measure })
  const drawing = createDrawing({
    session,
    scene,
    selection,
    edit: writing.edit,
    placeNote: writing.writeNew,
    putToolAway: () => tool.set('select'),
  })
  const snapLater = createLater(async () => (await import('./gestures/snap-field.ts')).snapToPapers)
  const hands = createHands({
    session,
    scene,
    camera,
    selection,
    drag,
    resize,
    drawing,
    snapping: () => (habits.snaps.get() ? snapLater.ask() : null),
    marqueeHolds: habits.marqueeHolds.get,
    addBeside: writing.addBeside,
    edit,
    placeNote(at) {
      tool.set('select')
      writing.writeNew(at)
    },
    onPutAway: () => onMessage({ is: 'put-away' }),
    redrawOverlay: asks.redrawOverlay,
  })
  const cameraCommands = createCameraCommands({
    session,
    scene,
    selection,
    camera,
    editNew: writing.editNew,
    clock,
    onWaiting: (id) => onMessage({ is: 'waits', id }),
  })
  return {
    elements,
    source,
    judgements,
    covers,
    scene,
    live,
    selection,
    tool,
    noteColor,
    memory,
    camera,
    cameraCommands,
    commands,
    writing,
    label,
    drag,
    resize,
    hands,
    second: options.makeOtherHand?.({ session, scene, camera: camera.camera.get, drag: otherDrag }) ?? null,
    habits,
    follow: createFollow({ session, camera, prefersLessMotion, requestFrame: asks.requestFrame }),
    asked,
    emphasis,
    mayMake: (made: DietTool) => hasTool(session, made),
    copyPicture: () => copyPictureOf(options, { scene, live, source, selection }),
  }
}

/** Puts a picture of what is selected on the clipboard, and says so. */
async function copyPictureOf(
  options: CanvasOptions,
  { scene, live, source, selection }: Pick<CanvasParts, 'scene' | 'live' | 'source' | 'selection'>,
): Promise<void> {
  const { session, onMessage } = options
  // Fetched when it is wanted.
  const { copyPicture } = await import('./clipboard/copy-picture.ts')
  const subject = {
    scene,
    live,
    axis: session.board.meta().axis,
    legend: session.board.meta().legend,
    namesAuthors: session.board.meta().namesAuthors,
    emphasis: null,
    looks: source.looks(),
    words: options.words.get(),
    actor: session.actor,
  }
  const isCopied = await copyPicture(subject, selection.ids.get())
  onMessage({ is: isCopied ? 'picture-copied' : 'picture-not-copied' })
}

/** Takes a tool in the hand, if its work may be done now. */
export function chooseTool({ tool, commands, pens }: CanvasParts, next: Tool): boolean {
  const draws = next !== 'select' && next !== 'hand'
  // A key that says why it does nothing has done something.
  if (draws && !commands.mayUse(next)) return commands.canWrite()
  if (next === 'section' && !commands.mayLayOut()) return false
  // Its key once more turns the pen round.
  if (next === 'draw' && tool.get() === next) pens.get()?.turn()
  tool.set(next)
  return true
}

/** A first visit begins with everything in view, once it is known what there is and how large the canvas is. */
export function createFirstFit({ session, insets }: CanvasOptions, { memory, camera, scene }: CanvasParts): () => void {
  let isDone = memory.recall() !== undefined
  return () => {
    const viewport = camera.viewport()
    if (isDone || !session.ready.get() || viewport.width < 50) return
    isDone = true
    camera.set(fitContent(scene.bounds(), session.board.meta().axis, { viewport, insets: insets.get() }))
  }
}

/** Whether this person asked for less motion. */
export function prefersLessMotion(): boolean {
  return window.matchMedia('(prefers-reduced-motion: reduce)').matches
}

/** Starts a note in the middle of what is seen, or a little beside what lies there. */
export function writeInTheMiddle({ camera, scene, writing }: CanvasParts): void {
  const [x, y] = viewCentre(camera)
  let place = boardPoint(x, y)
  // Notes that would lie exactly on each other are laid like a fan of cards.
  while (Array.from(scene.all()).some(({ view }) => view.place?.[0] === place[0] && view.place[1] === place[1])) {
    place = boardPoint(place[0] + 24, place[1] + 24)
  }
  writing.writeNew(place)
}

/** Brings items into view: by a little travel, or from further away when they do not fit. */
export function showAllOf(ids: readonly ItemId[], { scene, camera, cameraCommands }: CanvasParts): void {
  const bounds = boundsOf(ids.flatMap((id) => scene.item(id)?.setting.box ?? []))
  if (bounds === undefined) return
  const { zoom } = camera.camera.get()
  const { width, height } = camera.viewport()
  if (bounds.width * zoom < width && bounds.height * zoom < height) camera.reveal(bounds)
  else cameraCommands.fitSelection()
}

/** Selects without knowing who asks: only what is there. */
export function selectKnown({ scene, selection }: CanvasParts, ids: readonly ItemId[]): void {
  selection.set(ids.filter((id) => scene.item(id) !== undefined))
}

/** The board point where something pasted or typed would be expected. */
export function expectedPlace({ camera }: CanvasParts, pointer: Parameters<typeof screenToBoard>[1] | null) {
  const [x, y] = pointer === null ? viewCentre(camera) : screenToBoard(camera.camera.get(), pointer)
  return boardPoint(x, y)
}

/** Calls back when a keyboard on the screen has come up or gone, and the page has been laid out for it. */
export function watchKeyboardRise(listener: () => void): () => void {
  const onResize = (): void => void requestAnimationFrame(() => requestAnimationFrame(listener))
  window.visualViewport?.addEventListener('resize', onResize)
  return () => window.visualViewport?.removeEventListener('resize', onResize)
}

/** An on-screen keyboard covers the lower part of the canvas like other interface does. */
function withKeyboard(insets: Insets, container: HTMLElement): Insets {
  const seen = window.visualViewport
  if (seen === null) return insets
  const covered = container.getBoundingClientRect().bottom - (seen.offsetTop + seen.height)
  return covered > insets.bottom ? { ...insets, bottom: covered } : insets
}
