import { boardPoint, noteSize, zoneAt, type BoardPart, type BoardPoint, type ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { setNote } from '../item-setting.ts'
import { hasTool, mayMakePart } from '../may-make.ts'
import { rectsMeet, type Rect } from '../rect.ts'
import type { MeasureText } from '../text/layout.ts'
import type { ClipboardOptions } from './clipboard-listener.ts'
import { gridPlaces, isTooMuch, linesOf } from './paste-lines.ts'
import { parseClip } from './read-clip.ts'

/** What somebody pasted: as a clip of ours, if it was one, and as words. */
export interface Pasted {
  readonly clip: string
  readonly text: string
  /** Words as words: into one note. */
  readonly isOne: boolean
  readonly at: BoardPoint
}

/** Zones keep their heads free and notes off their borders, in board units. */
const zoneMargin = { side: 60, top: 220 }

/** Puts on the board what was pasted: a part of a board as it was, and words as notes, one for each line. */
export async function paste({ clip, text, isOne, at }: Pasted, options: ClipboardOptions): Promise<void> {
  const { session, scene, onRefused } = options
  const part = parseClip(clip, session)
  if (part === null && text.trim() !== '' && !hasTool(session, 'note')) return onRefused('put-away')
  if (isOne && text.trim() !== '') return pasteOne(text.trim())
  if (part !== null) return pastePart(part)
  if (text.trim() !== '' && !(await options.onPasteText(text))) pasteLines()

  function pastePart(copied: BoardPart): void {
    if (!mayMakePart(session, copied)) return onRefused('put-away')
    add(() => session.edits.addPart(copied, at))
  }
  function pasteOne(words: string): void {
    if (isTooMuch([words])) return onRefused('paste-too-large')
    add(() => session.edits.addNotes([{ text: words, place: at }]))
  }
  function pasteLines(): void {
    const lines = linesOf(text)
    if (isTooMuch(lines)) return onRefused('paste-too-large')
    const heights = lines.map((line) => heightOf(line, options.measure()))
    const places = gridPlaces(heights, {
      centre: at,
      within: zoneRectAt(session, at),
      isFree: (rect) => !scene.inRect(rect).some((item) => rectsMeet(item.setting.box, rect)),
    })
    add(() => session.edits.addNotes(lines.map((line, index) => ({ text: line, place: places[index] ?? at }))))
  }
  /** One paste is one step of undo, and what came is selected. */
  function add(make: () => readonly ItemId[]): void {
    session.undo.stopCapturing()
    const ids = make()
    session.undo.stopCapturing()
    options.selection.set(ids)
    options.reveal(ids)
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
