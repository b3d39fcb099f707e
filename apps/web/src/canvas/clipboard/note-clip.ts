import {
  boardPoint,
  noteColors,
  noteSize,
  readingOrder,
  type BoardPoint,
  type NewNote,
  type NoteColor,
  type WholeItem,
} from '@samtavle/board'

/** What the clipboard calls copied notes; text stands beside it for everybody else. */
export const clipType = 'application/x-samtavle-notes+json'

/** Copied notes: no author travels with them, because whoever pastes is the author of the copy. */
export interface NoteClip {
  readonly notes: readonly ClipNote[]
}

interface ClipNote {
  readonly text: string
  readonly color: NoteColor
  readonly width: number
  readonly height: number
  /** From the middle of all copied notes. */
  readonly dx: number
  readonly dy: number
}

/** More than a board holds; a clipboard with more is not from us. */
const mostNotes = 10_000

/** Copies notes as a clip and as lines in reading order. */
export function clipOf(items: readonly WholeItem[]): { readonly clip: string; readonly text: string } {
  const [x, y] = middleOf(items)
  const notes = items.map((item): ClipNote => ({
    text: item.text,
    color: item.color,
    width: item.width,
    height: item.height,
    dx: item.place[0] - x,
    dy: item.place[1] - y,
  }))
  return {
    clip: JSON.stringify({ notes }),
    text: readingOrder(items)
      .map((item) => item.text)
      .join('\n'),
  }
}

/** Reads a clip that anybody may have put there; null when it is none. */
export function parseClip(json: string): NoteClip | null {
  const value = parseJson(json)
  if (!isRecord(value) || !Array.isArray(value['notes']) || value['notes'].length > mostNotes) return null
  const notes = value['notes'].flatMap((note: unknown) => parseNote(note) ?? [])
  return notes.length === 0 ? null : { notes }
}

/** The notes of a clip laid down around a place. */
export function notesFromClip(clip: NoteClip, around: BoardPoint): readonly NewNote[] {
  return clip.notes.map(({ dx, dy, ...note }) => ({ ...note, place: boardPoint(around[0] + dx, around[1] + dy) }))
}

function parseNote(value: unknown): ClipNote | null {
  if (!isRecord(value) || typeof value['text'] !== 'string') return null
  const color = noteColors.find((known) => known === value['color']) ?? 'straw'
  const size = (name: string): number => Math.min(4000, Math.max(20, finite(value[name], noteSize)))
  return {
    text: value['text'],
    color,
    width: size('width'),
    height: size('height'),
    dx: finite(value['dx'], 0),
    dy: finite(value['dy'], 0),
  }
}

function finite(value: unknown, otherwise: number): number {
  return typeof value === 'number' && Number.isFinite(value) && Math.abs(value) < 1e7 ? value : otherwise
}

function isRecord(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    // The clipboard belongs to everybody: what is no JSON is no clip.
    return null
  }
}

function middleOf(items: readonly WholeItem[]): readonly [x: number, y: number] {
  const xs = items.map((item) => item.place[0])
  const ys = items.map((item) => item.place[1])
  return [Math.round((Math.min(...xs) + Math.max(...xs)) / 2), Math.round((Math.min(...ys) + Math.max(...ys)) / 2)]
}
