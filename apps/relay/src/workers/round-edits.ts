import {
  createEdits,
  forgetNotes,
  mayWiden,
  noteColors,
  parseCircles,
  privateNotesOf,
  readBoard,
  roundsIn,
  withPlace,
  writeRound,
  type ActorId,
  type ItemId,
  type Round,
} from '@samtavle/board'
import type { RoundFacts } from '@samtavle/protocol'
import type { Doc } from 'yjs'
import type { NewRound, RelayEdit, RevealedNote } from './messages.ts'
import type { RelayEditContext } from './relay-edits.ts'
import { zoneNamed } from './zone-named.ts'

type RoundEdit = Extract<
  RelayEdit,
  { readonly type: 'start-round' | 'widen-round' | 'take-place' | 'end-round' | 'reveal-notes' | 'forget-notes' }
>

/** Makes a change that belongs to private writing, in whichever of a board's documents it is for. */
export function applyRoundEdit(doc: Doc, edit: RoundEdit, context: RelayEditContext): void {
  switch (edit.type) {
    case 'start-round':
      return startRound(doc, edit.round, context)
    case 'widen-round':
      return widenRound(doc, edit)
    case 'take-place':
      return takePlace(doc, edit)
    case 'end-round':
      return endRound(doc, edit.roundId, context)
    case 'reveal-notes':
      return revealNotes(doc, edit, context)
    case 'forget-notes':
      return forgetNotes(doc, edit.ids)
  }
}

/** Every round there ever was on a board. */
export function roundFactsIn(doc: Doc): readonly RoundFacts[] {
  return roundsIn(doc).map(({ isAnonymous, ...facts }) => ({ ...facts, anonymous: isAnonymous }))
}

/** What somebody wrote in a round, from their private document. */
export function notesToReveal(doc: Doc, roundId: string): readonly RevealedNote[] {
  const board = readBoard(doc)
  const notes = privateNotesOf(board, roundId)
  board.close()
  return notes.map(({ id, text, color }) => ({ id, text, color }))
}

/** Starts a round, unless one is open: people write in one at a time. */
function startRound(
  doc: Doc,
  { id, anonymous, widens, prompt, zone }: NewRound,
  { actor, clock }: RelayEditContext,
): void {
  if (roundsIn(doc).some(({ endedAt }) => endedAt === null)) return
  const by = actor as ActorId | null
  const circles = widens && !anonymous ? { size: 1 as const, groups: [] } : null
  const facts = { id, by, at: clock.now(), prompt, zone: zoneNamed(zone), endedAt: null, circles }
  writeRound(doc, { ...facts, isAnonymous: anonymous })
}

/** Circles that would part somebody from whom they read, or a round that has none, stay as they are. */
function widenRound(doc: Doc, { roundId, circles }: Extract<RoundEdit, { readonly type: 'widen-round' }>): void {
  const round = openRound(doc, roundId)
  const wider = parseCircles(circles)
  if (round?.circles && wider !== null && mayWiden(round.circles, wider)) writeRound(doc, { ...round, circles: wider })
}

function takePlace(doc: Doc, { roundId, actorId, wish }: Extract<RoundEdit, { readonly type: 'take-place' }>): void {
  const round = openRound(doc, roundId)
  if (!round?.circles) return
  const circles = withPlace(round.circles, actorId as ActorId, wish ?? undefined)
  if (circles !== round.circles) writeRound(doc, { ...round, circles })
}

function openRound(doc: Doc, roundId: string): Round | undefined {
  return roundsIn(doc).find(({ id, endedAt }) => id === roundId && endedAt === null)
}

function endRound(doc: Doc, roundId: string, { clock }: RelayEditContext): void {
  const round = roundsIn(doc).find(({ id }) => id === roundId)
  if (round === undefined || round.endedAt !== null) return
  writeRound(doc, { ...round, endedAt: Math.max(round.at, clock.now()) })
}

/** Asked again after a failure half-way, it adds what is not there yet; the times of writing are not told, they might tell whose it is. */
function revealNotes(
  doc: Doc,
  { zone, notes }: Extract<RoundEdit, { readonly type: 'reveal-notes' }>,
  context: RelayEditContext,
): void {
  const known = doc.getMap<unknown>('items')
  const board = readBoard(doc)
  const edits = createEdits({ ...context, doc, board, actor: context.actor as ActorId | null })
  const added = notes.filter(({ id }) => !known.has(id))
  const newNotes = added.map(({ id, text, color }) => {
    const paper = noteColors.find((candidate) => candidate === color)
    return { id: id as ItemId, text, ...(paper !== undefined && { color: paper }) }
  })
  if (newNotes.length > 0) edits.addNotesToZone(zoneNamed(zone), newNotes)
  board.close()
}
