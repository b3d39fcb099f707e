import { assert } from '@samtavle/base'
import {
  boardPoint,
  createEdits,
  noteColors,
  readBoard,
  writeActor,
  type ActorId,
  type NewNote,
  type NoteColor,
} from '@samtavle/board'
import type { Doc } from 'yjs'
import type { TemplateNote } from '../templates/index.ts'
import type { RelayEdit } from './messages.ts'
import type { RelayEditContext } from './relay-edits.ts'

type StartBoard = Extract<RelayEdit, { readonly type: 'start-board' }>

/** Puts a template's people and notes on a new board. */
export function placeTemplate(doc: Doc, start: StartBoard, context: RelayEditContext): void {
  for (const actor of start.actors) writeActor(doc, actor.id as ActorId, actor.sector)
  if (start.notes.length === 0) return
  const idsByKey = new Map(start.actors.map((actor) => [actor.key, actor.id as ActorId]))
  const board = readBoard(doc)
  const edits = createEdits({ ...context, doc, board, actor: null })
  edits.addNotes(start.notes.map((note) => toNewNote(note, idsByKey)))
  board.close()
}

function toNewNote(note: TemplateNote, idsByKey: ReadonlyMap<string, ActorId>): NewNote {
  const [x, y] = note.place
  return { place: boardPoint(x, y), text: note.text, color: parseColor(note.color), by: idsByKey.get(note.by) ?? null }
}

function parseColor(name: string): NoteColor {
  const color = noteColors.find((candidate) => candidate === name)
  assert(color !== undefined, 'templates are ours and their test checks their colours')
  return color
}
