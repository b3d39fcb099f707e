import type { Unsubscribe } from '@samtavle/base'
import {
  boardPart,
  boardPoint,
  noteSize,
  withContents,
  zoneAt,
  type BoardPart,
  type BoardPoint,
  type ItemId,
  type WholeItem,
} from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { setNote } from '../item-setting.ts'
import { isForBoard } from '../key-listener.ts'
import { hasTool, mayMakePart } from '../may-make.ts'
import { rectsMeet, type Rect } from '../rect.ts'
import type { Scene } from '../scene.ts'
import type { Selection } from '../selection.ts'
import type { MeasureText } from '../text/layout.ts'
import { clipOf, clipType, parseClip, wordsInOrder } from './note-clip.ts'
import { gridPlaces, isTooMuch, linesOf } from './paste-lines.ts'

/** What the clipboard works on. */
export interface ClipboardOptions {
  readonly container: HTMLElement
  readonly session: BoardSession
  readonly scene: Scene
  readonly selection: Selection
  readonly measure: () => MeasureText
  readonly canWrite: () => boolean
  /** Where pasted things go: under the pointer, or in the middle of the view. */
  readonly pastePoint: () => BoardPoint
  readonly remove: () => void
  /** Brings what was pasted into view. */
  readonly reveal: (ids: readonly ItemId[]) => void
  readonly onPasteText: (text: string) => boolean
  /** More was pasted than can become notes at once, or what is made with a tool that a facilitator has put away; nothing was added. */
  readonly onRefused: (why: 'paste-too-large' | 'put-away') => void
}

/** Zones keep their heads free and notes off their borders, in board units. */
const zoneMargin = { side: 60, top: 220 }

/** Copies, cuts and pastes on the board; in the open editor the browser does it with words. */
export function listenToClipboard(options: ClipboardOptions): Unsubscribe {
  const { session, scene, selection, container } = options

  const copy = (event: ClipboardEvent): boolean => {
    const ids = selection.ids.get()
    if (!isForBoard(event.target, container) || ids.length === 0 || event.clipboardData === null) return false
    const clip = clipOf(boardPart(session.board, ids), session)
    if (clip !== null) event.clipboardData.setData(clipType, clip)
    event.clipboardData.setData('text/plain', wordsInOrder(taken(ids)))
    event.preventDefault()
    return true
  }
  /** These items and what the sections among them hold. */
  const taken = (ids: readonly ItemId[]): readonly WholeItem[] =>
    [...withContents(session.board.view(), ids)]
      .map((id) => scene.item(id)?.view)
      .filter((view): view is WholeItem => view?.state === 'whole')
  const onCut = (event: ClipboardEvent): void => {
    if (!options.canWrite() || !copy(event)) return
    // What lies in a section is on the clipboard with it, so it leaves with it.
    selection.set(taken(selection.ids.get()).map(({ id }) => id))
    options.remove()
  }
  let asOneNote = false
  /** Ctrl+Shift+V pastes words as words: into one note. The paste itself does not tell which keys were pressed. */
  const onKey = (event: KeyboardEvent): void => {
    asOneNote = (event.ctrlKey || event.metaKey) && event.shiftKey && event.key.toLowerCase() === 'v'
  }
  const onPaste = (event: ClipboardEvent): void => {
    const data = event.clipboardData
    const isOne = asOneNote
    asOneNote = false
    if (!isForBoard(event.target, container) || data === null || !options.canWrite()) return
    event.preventDefault()
    const clip = parseClip(data.getData(clipType), session)
    const text = data.getData('text/plain')
    if (clip === null && text.trim() !== '' && !hasTool(session, 'note')) return options.onRefused('put-away')
    if (isOne && text.trim() !== '') pasteOne(text.trim())
    else if (clip !== null) pastePart(clip)
    else if (text.trim() !== '' && !options.onPasteText(text)) pasteLines(text)
  }
  const pastePart = (clip: BoardPart): void => {
    if (!mayMakePart(session, clip)) return options.onRefused('put-away')
    add(() => session.edits.addPart(clip, options.pastePoint()))
  }
  const pasteOne = (text: string): void => {
    if (isTooMuch([text])) return options.onRefused('paste-too-large')
    add(() => session.edits.addNotes([{ text, place: options.pastePoint() }]))
  }
  const pasteLines = (text: string): void => {
    const lines = linesOf(text)
    if (isTooMuch(lines)) return options.onRefused('paste-too-large')
    const heights = lines.map((line) => heightOf(line, options.measure()))
    const centre = options.pastePoint()
    const places = gridPlaces(heights, {
      centre,
      within: zoneRectAt(session, centre),
      isFree: (rect) => !scene.inRect(rect).some((item) => rectsMeet(item.setting.box, rect)),
    })
    add(() => session.edits.addNotes(lines.map((line, index) => ({ text: line, place: places[index] ?? centre }))))
  }
  /** One paste is one step of undo, and what came is selected. */
  const add = (make: () => readonly ItemId[]): void => {
    session.undo.stopCapturing()
    const ids = make()
    session.undo.stopCapturing()
    selection.set(ids)
    options.reveal(ids)
  }

  document.addEventListener('keydown', onKey)
  document.addEventListener('copy', copy)
  document.addEventListener('cut', onCut)
  document.addEventListener('paste', onPaste)
  return () => {
    document.removeEventListener('paste', onPaste)
    document.removeEventListener('cut', onCut)
    document.removeEventListener('copy', copy)
    document.removeEventListener('keydown', onKey)
  }
}

function heightOf(text: string, measure: MeasureText): number {
  return setNote({ place: boardPoint(0, 0), width: noteSize, height: noteSize, text }, measure).box.height
}

/** The part of a zone where notes are laid; null beside the axis. */
function zoneRectAt({ board }: BoardSession, point: BoardPoint): Rect | null {
  const { axis } = board.meta()
  const zone = zoneAt(axis, point)
  if (zone === null) return null
  const [left, right] = axis[zone]
  const [top, bottom] = axis.y
  return {
    x: left + zoneMargin.side,
    y: top + zoneMargin.top,
    width: right - left - 2 * zoneMargin.side,
    height: bottom - top - zoneMargin.top - zoneMargin.side,
  }
}
