import { createWatchable, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'
import {
  textPositionAt,
  type BoardPoint,
  type FieldName,
  type ItemId,
  type NoteColor,
  type TextSplice,
} from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import type { Camera } from '../camera.ts'
import type { ItemSetting } from '../item-setting.ts'
import { isBlank } from '../item-state.ts'
import type { LiveItems } from '../live-items.ts'
import type { Rect } from '../rect.ts'
import type { Scene } from '../scene.ts'
import { caretPlaceAt, indexAt } from '../text/caret-place.ts'
import { createAfterPaint } from '../surface/after-paint.ts'
import type { MeasureText } from '../text/layout.ts'
import { placeField } from './editor-field.ts'
import { createNoteSheet } from './note-sheet.ts'
import { bindText, type TextBinding } from './text-binding.ts'
import { createTyping } from './typing.ts'

/** What is being written in: a note of the board, or a draft that becomes one with its first letter. */
export type EditorTarget =
  | { readonly is: 'item'; readonly id: ItemId; readonly field?: FieldName | undefined }
  | { readonly is: 'draft'; readonly place: BoardPoint; readonly color: NoteColor }

/** Where the caret goes, and whether the item was made to be written on now. */
export interface OpenAt {
  readonly at?: BoardPoint
  readonly field?: FieldName
  /** Left without a word, it leaves no trace. */
  readonly isNew?: boolean
}

/** The text editor of the canvas: one field, mounted once. */
export interface NoteEditor {
  readonly target: Watchable<EditorTarget | null>
  /** Whether letters are coming; not in a pause of a moment. */
  readonly isTyping: Watchable<boolean>
  /** Puts the caret at the end of an item's words, or those of one of its fields, or where a board point lies in them. */
  open(id: ItemId, where?: OpenAt): void
  openDraft(place: BoardPoint, color: NoteColor): void
  /** Whether a letter has come that the next frame is to show. */
  isLetterDue(): boolean
  /** Calls back when all letters are painted and on the board, so that nothing is due before the next. */
  watchWritten(listener: () => void): Unsubscribe
  /** Writes on the board what was typed since the last frame. */
  writeDown(): void
  /** Keeps what was written and puts the field away. */
  close(): void
  /** Where the words are being written. */
  setting(): ItemSetting | undefined
  /** The note as far as it has to be in view to write in it: whole if there is room, else the line of the caret. */
  caretBox(): Rect | undefined
  /** Moves the field to where the camera shows its note. */
  follow(camera: Camera): void
  /** The item changed or went on the board. */
  refresh(change: { readonly local: boolean }): void
}

/** What the editor needs. */
export interface NoteEditorOptions {
  readonly field: HTMLTextAreaElement
  readonly clock: Clock
  readonly session: BoardSession
  readonly scene: Scene
  readonly live: LiveItems
  readonly measure: () => MeasureText
  readonly camera: () => Camera
  /** The words changed, so the field may have outgrown what is in view. */
  readonly onGrow: () => void
  /** The note was deleted while I wrote in it: by others, or by my own undo. */
  readonly onGone: (gone: { readonly id: ItemId; readonly words: string; readonly byMe: boolean }) => void
  /** A draft became a note. */
  readonly onBorn: (id: ItemId) => void
}

/** Makes the editor around its field; it starts closed. */
export function createNoteEditor(options: NoteEditorOptions): NoteEditor {
  const { field, session, live } = options
  const target = createWatchable<EditorTarget | null>(null)
  let binding: TextBinding | null = null
  let isComposing = false
  /** What this sitting has made: left without a word, it leaves no trace. */
  let born: ItemId | null = null

  const sheet = createNoteSheet({ ...options, target })
  const { show, shownNow } = sheet
  // Where the caret stands among words that are not on the board yet, nobody else can be told.
  const present = (): void => (later.isAsked() ? undefined : presentCaret(session, target.get(), binding))
  /** Also where the paper stays as it was: letters of another size may lie elsewhere on it. */
  const showInPlace = (): void => {
    show()
    follow(options.camera())
  }
  const bind = (id: ItemId, of?: FieldName): void => {
    const text = session.edits.sharedText(id, of)
    if (text === undefined) return
    const splice = (made: TextSplice): void => session.edits.spliceText(id, made, of)
    const onRemote = (): void => {
      showInPlace()
      present()
    }
    binding = bindText({ text, field, splice, onRemote })
    if (isComposing) binding.holdStill()
  }
  const reveal = (): void => {
    field.hidden = false
    showInPlace()
    // Focus must not scroll the container; the camera alone decides what is in view.
    field.focus({ preventScroll: true })
    options.onGrow()
  }
  const beBorn = (draft: EditorTarget & { is: 'draft' }): void => {
    const id = session.edits.addNote({ place: draft.place, color: draft.color, text: field.value })
    live.setDraft(null)
    target.set({ is: 'item', id })
    born = id
    bind(id)
    options.onBorn(id)
  }
  const writeDown = (): void => {
    binding?.typed()
    if (!isComposing) binding?.goOn()
    present()
    options.onGrow()
    typing.written()
  }
  const typing = createTyping(options.clock)
  const later = createAfterPaint({ window, clock: options.clock, work: writeDown })
  const typed = (): void => {
    const now = target.get()
    if (now === null) return
    typing.typed()
    if (now.is === 'draft' && field.value !== '') beBorn(now)
    // The letter is seen first. Until it is on the board, what others write meanwhile waits as it does for an input method.
    binding?.holdStill()
    showInPlace()
    later.ask()
  }
  const close = (goingTo: ItemId | null = null): void => {
    if (target.get() === null) return
    later.doNow()
    typing.stop()
    binding?.typed()
    binding?.close()
    binding = null
    isComposing = false
    const left = born === goingTo ? null : born
    if (left !== null) born = null
    target.set(null)
    live.setDraft(null)
    live.clear('edit')
    session.undo.stopCapturing()
    session.present({ editing: null })
    field.hidden = true
    field.value = ''
    if (left !== null && isBlank(session.board.view(), session.board.item(left))) session.edits.removeItems([left])
  }
  const follow = (camera: Camera): void => {
    const setting = shownNow()
    if (setting !== undefined) placeField(field, setting, camera)
  }
  const setComposing = (isNow: boolean): void => {
    isComposing = isNow
    if (isNow) binding?.holdStill()
    else typed()
  }
  listenTo(field, { typed, setComposing, present, left: later.doNow })

  return {
    target,
    ...{ isTyping: typing.isTyping, isLetterDue: later.isAsked, watchWritten: typing.watchWritten },
    open(id, { at, field: of, isNew = false } = {}) {
      close(id)
      if (isNew) born = id
      if (sheet.itemNow(id) === undefined || !hasWords(session, id, of)) return
      session.undo.stopCapturing()
      target.set({ is: 'item', id, field: of })
      bind(id, of)
      reveal()
      const index = indexIn(sheet.settingNow(), field.value, at, options.measure())
      field.setSelectionRange(index, index)
      present()
    },
    openDraft(place, color) {
      close()
      session.undo.stopCapturing()
      target.set({ is: 'draft', place, color })
      reveal()
    },
    writeDown: later.doNow,
    close: () => close(),
    setting: shownNow,
    caretBox: () => caretBoxIn(shownNow(), field, options.measure()),
    follow,
    refresh({ local }) {
      const now = target.get()
      if (now?.is !== 'item' || sheet.itemNow(now.id) !== undefined) return showInPlace()
      const words = field.value
      close()
      options.onGone({ id: now.id, words, byMe: local })
    },
  }
}

interface FieldEvents {
  readonly typed: () => void
  readonly setComposing: (isNow: boolean) => void
  readonly present: () => void
  readonly left: () => void
}

function listenTo(field: HTMLTextAreaElement, { typed, setComposing, present, left }: FieldEvents): void {
  field.addEventListener('input', typed)
  field.addEventListener('compositionstart', () => setComposing(true))
  field.addEventListener('compositionend', () => setComposing(false))
  field.addEventListener('selectionchange', present)
  field.addEventListener('blur', left)
}

/** Tells others where I write. */
function presentCaret(session: BoardSession, now: EditorTarget | null, binding: TextBinding | null): void {
  const text = now?.is === 'item' ? session.edits.sharedText(now.id, now.field) : undefined
  if (now?.is !== 'item' || text === undefined || binding === null) return
  const { anchor, head } = binding.caret()
  session.present({ editing: { id: now.id, anchor: textPositionAt(text, anchor), head: textPositionAt(text, head) } })
}

/** Whether there is a text to write in; a field that another program left out is made by writing nothing into it. */
function hasWords({ edits }: BoardSession, id: ItemId, field: FieldName | undefined): boolean {
  if (field !== undefined) edits.spliceText(id, { index: 0, remove: 0, insert: '' }, field)
  return edits.sharedText(id, field) !== undefined
}

/** Words that fill more than this are followed by their caret, in board units of an untouched note. */
const tallestWhole = 420

function caretBoxIn(
  setting: ItemSetting | undefined,
  field: HTMLTextAreaElement,
  measure: MeasureText,
): Rect | undefined {
  if (setting === undefined) return undefined
  const { box, scale, text, textAt } = setting
  if (box.height <= tallestWhole * scale) return box
  const caret = caretPlaceAt(text(), field.value, field.selectionEnd, measure)
  return { ...box, y: box.y + (textAt[1] + caret.y) * scale, height: caret.height * scale }
}

/** Where the caret goes for a point of the board: behind the words where nobody points. */
function indexIn(
  setting: ItemSetting | undefined,
  text: string,
  at: BoardPoint | undefined,
  measure: MeasureText,
): number {
  if (setting === undefined || at === undefined) return text.length
  const x = (at[0] - setting.box.x) / setting.scale - setting.textAt[0]
  const y = (at[1] - setting.box.y) / setting.scale - setting.textAt[1]
  return indexAt(setting.text(), text, [x, y], measure)
}
