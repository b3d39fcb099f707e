import { assert } from '@samtavle/base'
import {
  boardPoint,
  createEdits,
  noteColors,
  readBoard,
  writeActor,
  type ActorId,
  type Edits,
  type NewNote,
  type NoteColor,
} from '@samtavle/board'
import type { Doc } from 'yjs'
import type { TemplateCard, TemplateNote } from '../templates/index.ts'
import type { RelayEdit } from './messages.ts'
import type { RelayEditContext } from './relay-edits.ts'

type StartBoard = Extract<RelayEdit, { readonly type: 'start-board' }>

/** Puts a template's people and notes on a new board. */
export function placeTemplate(doc: Doc, start: StartBoard, context: RelayEditContext): void {
  for (const actor of start.actors) writeActor(doc, actor.id as ActorId, actor.sector)
  if (start.notes.length + start.cards.length === 0) return
  const idsByKey = new Map(start.actors.map((actor) => [actor.key, actor.id as ActorId]))
  const board = readBoard(doc)
  const edits = createEdits({ ...context, doc, board, actor: null })
  if (start.notes.length > 0) edits.addNotes(start.notes.map((note) => toNewNote(note, idsByKey)))
  for (const card of start.cards) placeCard(edits, card)
  board.close()
}

function placeCard(edits: Edits, card: TemplateCard): void {
  switch (card.kind) {
    case 'note':
      edits.addNotesToZone(card.zone, [{ text: card.text, color: parseColor(card.color) }])
      return
    case 'framing':
      edits.addFraming({ text: card.text, affects: card.affects, known: card.known, assumed: card.assumed })
      return
    case 'resource':
      edits.addResource({ text: card.text })
      return
    case 'rule':
      edits.addRule({ text: card.text })
      return
    case 'indicator':
      edits.addIndicator({ text: card.text, goal: card.goal })
  }
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
