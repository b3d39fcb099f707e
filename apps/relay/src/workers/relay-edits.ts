import type { Clock, RandomBytes } from '@samtavle/base'
import {
  createEdits,
  readBoard,
  restoreMoment,
  startBoard,
  writeActor,
  type ActorId,
  type NewNote,
} from '@samtavle/board'
import { layOutSession, startFromTemplate } from '@samtavle/board/template'
import { applyUpdate, Doc } from 'yjs'
import type { ImportedNote, RelayEdit } from './messages.ts'
import { placeTemplate } from './place-template.ts'
import { closePulse, startPulse } from './pulse-edits.ts'
import { applyRoundEdit } from './round-edits.ts'
import { closeVoting, startVoting } from './voting-edits.ts'
import { zoneNamed } from './zone-named.ts'

/** What an edit by the relay needs from outside. */
export interface RelayEditContext {
  readonly actor: string | null
  readonly clock: Clock
  readonly randomBytes: RandomBytes
}

/** Makes one of the relay's own changes to a board document. */
export function applyRelayEdit(doc: Doc, edit: RelayEdit, context: RelayEditContext): void {
  switch (edit.type) {
    case 'start-board':
      startBoard(doc, { title: edit.title, language: edit.language, ...(edit.axis && { axis: edit.axis }) })
      return placeTemplate(doc, edit, context)
    case 'start-from-template':
      return startFromTemplate(doc, edit, context)
    case 'lay-out-session':
      return layOutSession(doc, edit.session, context)
    case 'write-actor':
      return writeActorOnce(doc, edit.actorId, edit.sector)
    case 'restore-moment':
      return restore(doc, edit.past, context)
    case 'import-notes':
      return importNotes(doc, edit.notes, context)
    case 'start-pulse':
      return startPulse(doc, edit, context)
    case 'close-pulse':
      return closePulse(doc, edit, context)
    case 'start-voting':
      return startVoting(doc, edit.voting, context)
    case 'close-voting':
      return closeVoting(doc, edit, context)
    default:
      return applyRoundEdit(doc, edit, context)
  }
}

/** Writing the same again would add a row to the journal for every visit. */
function writeActorOnce(doc: Doc, actorId: string, sector: string | null): void {
  const known = doc.getMap<unknown>('actors').get(actorId)
  const isKnown = typeof known === 'object' && known !== null && 'sector' in known && known.sector === sector
  if (!isKnown) writeActor(doc, actorId as ActorId, sector)
}

function restore(doc: Doc, bytes: Uint8Array, { actor, clock }: RelayEditContext): void {
  const past = new Doc()
  // Folded from our own journal, so these are no client's bytes.
  applyUpdate(past, bytes)
  restoreMoment(doc, { past, actor: actor as ActorId | null, now: clock.now() })
  past.destroy()
}

function importNotes(doc: Doc, notes: readonly ImportedNote[], context: RelayEditContext): void {
  const board = readBoard(doc)
  const edits = createEdits({ ...context, doc, board, actor: context.actor as ActorId | null })
  const notesByZone = Map.groupBy(notes, (note) => zoneNamed(note.zone))
  for (const [zone, zoneNotes] of notesByZone) {
    edits.addNotesToZone(
      zone,
      zoneNotes.map((note) => toNewNote(note, context.clock)),
    )
  }
  board.close()
}

/** An imported note as a board takes it; without a time of its own it is of now. */
export function toNewNote(note: ImportedNote, clock: Clock): Omit<NewNote, 'place'> {
  const { author, sector, votes } = note
  const facts = new Map<string, unknown>(Object.entries({ author, sector, votes }).filter(([, fact]) => fact !== null))
  return { text: note.text, at: note.createdAt ?? clock.now(), facts }
}
