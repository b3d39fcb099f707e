import {
  boardPart,
  boardPoint,
  noteGap,
  noteSize,
  readingOrder,
  withContents,
  type BoardPoint,
  type DietTool,
  type ItemId,
  type ItemView,
  type NoteColor,
  type UndoOutcome,
} from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import type { Arrangement } from './arrange.ts'
import type { CanvasMessage } from './canvas.ts'
import type { CameraControl } from './camera-control.ts'
import { hasTool, mayMakePart } from './may-make.ts'
import { mayWrite } from './may-write.ts'
import { isFoldedSection } from './folding.ts'
import { boundsOf } from './rect.ts'
import { isLocked, isSection, mayUnlock, unlockedOf } from './item-state.ts'
import { isLink, type Scene } from './scene.ts'
import type { Selection } from './selection.ts'

/** What can be done to what is selected, each as one step of undo. */
export interface Commands {
  canWrite(): boolean
  /** Whether a tool is mine to use now; says why where it is not laid out for me. */
  mayUse(tool: DietTool): boolean
  remove(): void
  duplicate(): void
  recolor(color: NoteColor): void
  nudge(dx: number, dy: number): void
  raise(): void
  lower(): void
  /** Holds what is selected still; when all of it is, lets it go. */
  lock(): void
  group(): void
  ungroup(): void
  /** Links the first two of what is selected. */
  link(): void
  /** Folds away what lies in the selected sections; when all of them are folded, shows it again. */
  fold(): void
  /** For facilitators: holds all sections and headings firmly still, so that participants touch notes only; when all are held, lets them go. */
  holdSurface(): void
  /** For facilitators: shows whose things are, or nobody's. */
  nameAuthors(): void
  /** Whether I may lay out the board: while its sections are held still only facilitators do. */
  mayLayOut(): boolean
  /** Gives the selected notes one size. */
  resize(size: NoteSize): void
  /** Puts what is selected in order. */
  arrange(how: Arrangement): Promise<void>
  selectAll(): void
  undo(): void
  redo(): void
}

/** The sizes that many notes can be given at once, as sides in board units; by hand there are others. */
export const noteSides = { small: noteSize / 2, usual: noteSize, large: noteSize * 2 } as const
export type NoteSize = keyof typeof noteSides

/** What commands work on. */
export interface CommandsOptions {
  readonly session: BoardSession
  readonly scene: Scene
  readonly selection: Selection
  readonly camera: CameraControl
  readonly onMessage: (message: CanvasMessage) => void
}

/** Makes the commands; those who may only look get none that writes. */
export function createCommands(options: CommandsOptions): Commands {
  const { session, scene, selection, camera, onMessage } = options
  const { edits, undo } = session
  const canWrite = (): boolean => mayWrite(session)
  /** One edit on the selection that nothing else joins. */
  const edit = (change: (ids: readonly ItemId[]) => void): void => {
    const ids = unlockedOf(selection.ids.get(), scene)
    if (ids.length === 0 || !canWrite()) return
    undo.stopCapturing()
    change(ids)
    undo.stopCapturing()
  }
  const tellUndone = ({ kept, touched }: UndoOutcome): void => {
    if (kept.length > 0) onMessage({ is: 'kept-by-others', ids: kept })
    const boxes = touched.flatMap((id) => scene.item(id)?.setting.box ?? [])
    const bounds = boundsOf(boxes)
    if (bounds !== undefined && boxes.length <= 20) camera.reveal(bounds)
  }
  return {
    canWrite,
    mayUse: (tool) => canWrite() && isLaidOut(options, tool),
    remove: () =>
      edit((ids) => {
        edits.removeItems(ids)
        onMessage({ is: 'removed', count: ids.length })
      }),
    duplicate: () => edit((ids) => copyBeside(options, ids)),
    recolor: (color) => edit((ids) => edits.recolorItems(ids, color)),
    nudge(dx, dy) {
      // Held arrow keys are one movement: they join the step before, so no `stopCapturing` here.
      if (!canWrite()) return
      const moves = new Map<ItemId, BoardPoint>()
      for (const id of withContents(session.board.view(), unlockedOf(selection.ids.get(), scene))) {
        const item = scene.item(id)
        if (!item?.view.place || isLink(item.view)) continue
        moves.set(id, boardPoint(item.view.place[0] + dx, item.view.place[1] + dy))
      }
      edits.moveItems(moves)
      edits.moveFreeEnds(selection.ids.get(), [dx, dy])
      revealItems([...moves.keys()], scene, camera)
    },
    raise: () => edit((ids) => edits.raiseItems(ids)),
    lower: () => edit((ids) => edits.lowerItems(ids)),
    lock() {
      const ids = selection.ids.get()
      const open = unlockedOf(ids, scene)
      const mine = ids.filter((id) => mayUnlock(scene.item(id)?.view, session.me.role))
      if (!canWrite() || ids.length === 0) return
      undo.stopCapturing()
      if (open.length > 0) edits.lockItems(open, { firm: session.me.role === 'facilitate' })
      else edits.unlockItems(mine)
      undo.stopCapturing()
      onMessage({ is: open.length > 0 ? 'locked' : mine.length > 0 ? 'unlocked' : 'locked-firmly' })
    },
    group: () => edit((ids) => edits.groupItems(ids)),
    ungroup: () => edit((ids) => edits.ungroupItems(ids)),
    link: () =>
      edit((ids) => {
        if (!isLaidOut(options, 'link')) return
        const [from, to] = readingOrder(ids.flatMap((id) => scene.item(id)?.view ?? []))
        const id = from === undefined || to === undefined ? null : edits.link(from.id, to.id, 'relates')
        if (id !== null) selection.set([id])
      }),
    fold() {
      const sections = selection.ids.get().filter((id) => isSectionId(scene, id))
      if (!canWrite() || sections.length === 0) return
      const open = sections.filter((id) => !isFoldedSection(scene.item(id)?.view))
      undo.stopCapturing()
      if (open.length > 0) edits.foldSections(open)
      else edits.unfoldSections(sections)
      undo.stopCapturing()
      onMessage({ is: open.length > 0 ? 'folded' : 'unfolded' })
    },
    holdSurface() {
      if (!canWrite() || session.me.role !== 'facilitate') return
      const ids = Array.from(scene.all(), ({ view }) => view).filter(isSurface)
      const open = ids.filter((view) => !isLocked(view))
      if (ids.length === 0) return
      undo.stopCapturing()
      if (open.length > 0)
        edits.lockItems(
          open.map(({ id }) => id),
          { firm: true },
        )
      else edits.unlockItems(ids.map(({ id }) => id))
      undo.stopCapturing()
      onMessage({ is: open.length > 0 ? 'surface-held' : 'surface-open' })
    },
    nameAuthors() {
      if (!canWrite() || session.me.role !== 'facilitate') return
      undo.stopCapturing()
      edits.nameAuthors(!session.board.meta().namesAuthors)
      undo.stopCapturing()
      onMessage({ is: session.board.meta().namesAuthors ? 'authors-shown' : 'authors-hidden' })
    },
    mayLayOut() {
      if (!canWrite() || session.me.role === 'facilitate') return canWrite()
      const surface = Array.from(scene.all(), ({ view }) => view).filter(isSurface)
      const isHeld = surface.length > 0 && surface.every((view) => !mayUnlock(view, session.me.role))
      if (isHeld) onMessage({ is: 'surface-held' })
      return !isHeld
    },
    resize: (size) => edit((ids) => edits.resizeNotes(ids, noteSides[size])),
    async arrange(how) {
      if (!canWrite()) return
      // Fetched when it is wanted: most boards are never tidied.
      const { arrangeSelection } = await import('./arrange-selection.ts')
      arrangeSelection({ session, scene, selected: selection.ids.get() }, how)
    },
    selectAll: () =>
      selection.set(
        [...scene.all()]
          .filter(({ id, view }) => !isLink(view) && !isLocked(view) && !scene.isFolded(id))
          .map((item) => item.id),
      ),
    undo: () => canWrite() && tellUndone(undo.undo()),
    redo: () => canWrite() && tellUndone(undo.redo()),
  }
}

/** Whether a tool is mine to use, and says so where it is not. */
function isLaidOut({ session, onMessage }: CommandsOptions, tool: DietTool): boolean {
  const isMine = hasTool(session, tool)
  if (!isMine) onMessage({ is: 'put-away', tool })
  return isMine
}

/** Lays copies beside what they are made from and takes them in hand, where their tools are not put away. */
function copyBeside({ session, scene, selection, camera, onMessage }: CommandsOptions, ids: readonly ItemId[]): void {
  if (!mayMakePart(session, boardPart(session.board, ids))) return onMessage({ is: 'put-away' })
  const bounds = boundsOf(ids.flatMap((id) => scene.item(id)?.setting.box ?? []))
  const copies = session.edits.duplicateItems(ids, [Math.round((bounds?.width ?? 0) + noteGap), 0])
  selection.set(copies)
  revealItems(copies, scene, camera)
}

/** Brings items into view if that takes only a little travel. */
function revealItems(ids: readonly ItemId[], scene: Scene, camera: CameraControl): void {
  const bounds = boundsOf(ids.flatMap((id) => scene.item(id)?.setting.box ?? []))
  if (bounds !== undefined) camera.reveal(bounds)
}

/** What the board is laid out with, beside what people write on it. */
function isSurface(view: ItemView): boolean {
  return view.state === 'whole' && (view.kind === 'section' || view.kind === 'text')
}

function isSectionId(scene: Scene, id: ItemId): boolean {
  const view = scene.item(id)?.view
  return view !== undefined && isSection(view)
}
