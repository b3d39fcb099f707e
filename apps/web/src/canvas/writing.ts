import type { Clock, Watchable } from '@samtavle/base'
import {
  fieldsByKind,
  type BoardPoint,
  type FieldName,
  type ItemId,
  type ItemView,
  type NoteColor,
} from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'
import { fieldAt } from './card-setting.ts'
import { zoomTo, boardToScreen, exactBoardPoint, type Camera } from './camera.ts'
import type { CameraControl } from './camera-control.ts'
import type { CanvasMessage } from './canvas.ts'
import type { EditorCommand } from './keys.ts'
import { neighbourOf, obstaclesIn, type Direction } from './editor/neighbour.ts'
import { createNoteEditor, type NoteEditor } from './editor/note-editor.ts'
import { isLocked } from './item-state.ts'
import { hasTool } from './may-make.ts'
import type { LiveItems } from './live-items.ts'
import { rectCentre, type Rect } from './rect.ts'
import type { Scene } from './scene.ts'
import type { Selection } from './selection.ts'
import type { MeasureText } from './text/layout.ts'

/** Writing in notes: one after the other, and leaving them. */
export interface Writing {
  readonly editor: NoteEditor
  edit(id: ItemId, at?: BoardPoint): void
  /** Starts writing on what was just made; left without a word it goes again. */
  editNew(id: ItemId): void
  writeNew(place: BoardPoint, color?: NoteColor): void
  /** Starts a note beside another, or goes to the one that lies there. */
  addBeside(id: ItemId, side: Direction): void
  /** Keeps what was written; the note stays selected. */
  leave(): void
  perform(command: EditorCommand): void
  /** Brings what is being written into view: what is seen of the board has become smaller. */
  reveal(): void
}

/** What writing needs. */
export interface WritingOptions {
  readonly field: HTMLTextAreaElement
  readonly clock: Clock
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly selection: Selection
  readonly camera: CameraControl
  readonly measure: () => MeasureText
  readonly noteColor: Watchable<NoteColor>
  readonly canWrite: () => boolean
  /** Whether the words of an item are mine to see. */
  readonly mayRead: (view: ItemView) => boolean
  readonly undo: () => void
  readonly redo: () => void
  /** Gives the keyboard back to the board. */
  readonly focusBoard: () => void
  readonly onMessage: (message: CanvasMessage) => void
}

/** Letters smaller than this many pixels are written blind, so the camera comes closer. */
const smallestWritablePx = 7
/** How large a note then is shown, in pixels per unit of an untouched note. */
const comfortableZoom = 0.9

/** Makes the editor and the ways through it. */
export function createWriting(options: WritingOptions): Writing {
  const { session, scene, selection, camera } = options
  const editor = createNoteEditor({
    ...options,
    camera: () => camera.camera.get(),
    onGrow: () => bringIntoView(),
    onBorn: (id) => selection.set([id]),
    onGone: ({ id, words, byMe }) => {
      options.focusBoard()
      if (!byMe) options.onMessage({ is: 'edited-note-gone', id, text: words })
    },
  })
  const bringIntoView = (): void => {
    const setting = editor.setting()
    if (setting === undefined) return
    const zoom = camera.camera.get().zoom * setting.scale
    if (zoom * setting.text().fontSize < smallestWritablePx)
      camera.flyTo(comeCloser(camera.camera.get(), setting.box, setting.scale))
    else camera.reveal(editor.caretBox() ?? setting.box)
  }
  const edit = (id: ItemId, at?: BoardPoint): void => {
    const view = scene.item(id)?.view
    if (!options.canWrite() || isLocked(view) || (view !== undefined && !options.mayRead(view))) return
    selection.set([id])
    const setting = scene.item(id)?.setting
    const field = at === undefined || setting === undefined ? undefined : fieldAt(setting, at[1] - setting.box.y)
    editor.open(id, { ...(at === undefined ? {} : { at }), ...(field === undefined ? {} : { field }) })
  }
  const editNew = (id: ItemId): void => {
    if (!options.canWrite()) return
    selection.set([id])
    editor.open(id, { isNew: true })
  }
  const writeNew = (place: BoardPoint, color = options.noteColor.get()): void => {
    if (!options.canWrite()) return
    if (!hasTool(session, 'note')) return options.onMessage({ is: 'put-away', tool: 'note' })
    selection.clear()
    editor.openDraft(place, color)
  }
  const addBeside = (id: ItemId, side: Direction): void => {
    const box = scene.item(id)?.setting.box
    if (box === undefined || !options.canWrite()) return
    const neighbour = neighbourOf(box, side, (rect) => obstaclesIn(scene, id, rect))
    if (neighbour.is === 'item') selection.set([neighbour.item.id])
    else writeNew(neighbour.place)
  }
  const leave = (): void => {
    const target = editor.target.get()
    if (target === null) return
    editor.close()
    selection.leave()
    options.focusBoard()
  }
  const isCard = (id: ItemId): boolean => scene.item(id)?.setting.card !== undefined
  /** A card is written from question to question; behind the last one it is done. */
  const nextField = (
    { id, field }: { readonly id: ItemId; readonly field?: FieldName | undefined },
    way: Direction,
  ): void => {
    const view = scene.item(id)?.view
    if (view?.state !== 'whole') return
    const fields: readonly (FieldName | undefined)[] = [undefined, ...fieldsByKind[view.kind]]
    const at = fields.indexOf(field) + (way === 'left' || way === 'above' ? -1 : 1)
    const next = fields[at]
    if (at < 0 || at >= fields.length) return leave()
    editor.open(id, next === undefined ? {} : { field: next })
  }
  const next = (direction: Direction): void => {
    const box = editor.setting()?.box
    if (box === undefined) return
    const target = editor.target.get()
    if (target?.is === 'item' && isCard(target.id)) return nextField(target, direction)
    const self = target?.is === 'item' ? target.id : null
    const neighbour = neighbourOf(box, direction, (rect) => obstaclesIn(scene, self, rect))
    if (neighbour.is === 'item') return edit(neighbour.item.id)
    // With no note to go on to the keyboard goes back to the board.
    if (!hasTool(session, 'note')) return leave()
    editor.close()
    writeNew(neighbour.place)
  }
  return {
    editor,
    edit,
    editNew,
    writeNew,
    addBeside,
    leave,
    reveal: () => editor.target.get() !== null && bringIntoView(),
    perform(command) {
      editor.writeDown()
      switch (command.do) {
        case 'leave':
          return leave()
        case 'undo':
          return options.undo()
        case 'redo':
          return options.redo()
        case 'next':
          session.undo.stopCapturing()
          return next(command.direction)
      }
    },
  }
}

/** The camera at a size to write at, with the note where it is seen now. */
function comeCloser(camera: Camera, box: Rect, scale: number): Camera {
  return zoomTo(camera, boardToScreen(camera, exactBoardPoint(...rectCentre(box))), comfortableZoom / scale)
}
