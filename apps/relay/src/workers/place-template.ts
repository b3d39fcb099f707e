import { assert } from '@samtavle/base'
import {
  boardPoint,
  createEdits,
  noteColors,
  readBoard,
  writeActor,
  type ActorId,
  type Edits,
  type ItemId,
  type NewNote,
  type NoteColor,
} from '@samtavle/board'
import type { Doc } from 'yjs'
import type { TemplateCard, TemplateNote, Told } from '../templates/index.ts'
import type { StartEdit } from './start-edits.ts'
import type { RelayEditContext } from './relay-edits.ts'

type StartBoard = Extract<StartEdit, { readonly type: 'start-board' }>

/** Puts a template's people and notes on a new board. */
export function placeTemplate(doc: Doc, start: StartBoard, context: RelayEditContext): void {
  for (const actor of start.actors) writeActor(doc, actor.id as ActorId, actor.sector)
  if (start.notes.length + start.cards.length === 0) return
  const idsByKey = new Map(start.actors.map((actor) => [actor.key, actor.id as ActorId]))
  const board = readBoard(doc)
  const edits = createEdits({ ...context, doc, board, actor: null })
  const noteIds = start.notes.length > 0 ? edits.addNotes(start.notes.map((note) => toNewNote(note, idsByKey))) : []
  for (const card of start.cards) placeCard(edits, card)
  if (start.told !== null) {
    const ids = new Map(start.notes.map(({ key }, index) => [key, noteIds[index]]))
    const editsOf = (key: string): Edits => createEdits({ ...context, doc, board, actor: idsByKey.get(key) ?? null })
    tell(start.told, editsOf, ids)
  }
  board.close()
}

/** Puts what invented people wrote, held and doubted on the board, each in their own name, and links it. */
function tell(
  { cards, restsOn }: Told,
  editsOf: (key: string) => Edits,
  noteIds: ReadonlyMap<string, ItemId | undefined>,
): void {
  const ids = new Map(noteIds)
  for (const { key, kind, by, place, heldBy, doubts, status, ...texts } of cards) {
    const edits = editsOf(by)
    const card = { ...texts, place: boardPoint(...place) }
    const id = kind === 'framing' ? edits.addFraming(card) : edits.addAgreement(card)
    ids.set(key, id)
    if (status !== undefined) edits.setFact(id, 'status', status)
    for (const holder of heldBy) editsOf(holder).hold(id)
    for (const doubt of doubts) editsOf(doubt.by).reserve(id, doubt.reason)
  }
  for (const [from, to] of restsOn) {
    const [thick, thin] = [ids.get(from), ids.get(to)]
    assert(thick !== undefined && thin !== undefined, 'templates are ours and their test checks their keys')
    editsOf('').link(thick, thin, 'rests-on')
  }
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
