import { systemClock, type RandomBytes } from '@samtavle/base'
import { createEdits, readBoard, startBoard, type ActorId, type Edits, type ItemId } from '@samtavle/board'
import { Doc } from 'yjs'
import type { CountedVotes } from '../workers/messages.ts'
import { toNewNote } from '../workers/relay-edits.ts'
import type { Statement, Vote } from './read-deliberation.ts'

/** What a new board is said to be in where nobody says otherwise, as by the API. */
export const boardLanguage = 'en'

/** A deliberation to be put on a board as it happened. */
export interface Deliberation {
  readonly title: string
  readonly statements: readonly Statement[]
  readonly votes: readonly Vote[]
  /** The actor that stands for an author. */
  readonly actorOf: (author: string) => string
}

/** One entry of the journal to be: of whom, null where it is nobody's in particular. */
export interface PlayedEntry {
  readonly at: number
  readonly actor: string | null
  readonly bytes: Uint8Array
}

/** The entries, and how many votes were for no statement that was there. */
export interface Played {
  readonly entries: readonly PlayedEntry[]
  readonly votesLeftOut: number
}

/**
 * Plays a deliberation into entries of a journal, each at its own time: every statement is a note, brought by its author, and every
 * vote changes the figures on its note, where a voter's last vote counts. Who voted how is in no entry.
 */
export function playDeliberation(deliberation: Deliberation, randomBytes: RandomBytes): Played {
  const { title, statements, votes, actorOf } = deliberation
  const doc = new Doc()
  const entries: PlayedEntry[] = []
  let now: Omit<PlayedEntry, 'bytes'> = { at: statements[0]?.at ?? 0, actor: null }
  doc.on('update', (bytes: Uint8Array) => entries.push({ ...now, bytes }))
  startBoard(doc, { title, language: boardLanguage })
  const board = readBoard(doc)
  const clock = { ...systemClock, now: () => now.at }
  const editsByActor = new Map<string, Edits>()
  const editsOf = (actor: string): Edits => {
    const edits = editsByActor.get(actor) ?? createEdits({ doc, board, actor: actor as ActorId, clock, randomBytes })
    editsByActor.set(actor, edits)
    return edits
  }
  const noteByStatement = new Map<string, ItemId>()
  const count = createCount()
  let votesLeftOut = 0
  for (const turn of inTime(statements, votes)) {
    if ('text' in turn) {
      const { at, id, author, text } = turn
      now = { at, actor: actorOf(author) }
      const note = { text, zone: 'understand', author: `#${author}`, sector: null, votes: null, createdAt: at }
      const [added] = editsOf(actorOf(author)).addNotesToZone('understand', [toNewNote(note, clock)])
      if (added !== undefined) noteByStatement.set(id, added)
      continue
    }
    const note = noteByStatement.get(turn.statement)
    const counted = count(turn)
    now = { at: turn.at, actor: null }
    if (note === undefined) votesLeftOut += 1
    else doc.getMap<unknown>('facts').set(`${note}/votes`, counted)
  }
  board.close()
  doc.destroy()
  return { entries, votesLeftOut }
}

/** Statements and votes as they came; a statement comes before the votes of its own millisecond. */
function inTime(statements: readonly Statement[], votes: readonly Vote[]): readonly (Statement | Vote)[] {
  return [...statements, ...votes].toSorted((a, b) => a.at - b.at)
}

/** Counts votes one by one; each call tells how its statement stands then. */
function createCount(): (vote: Vote) => CountedVotes {
  const lastByVoter = new Map<string, number>()
  const counts = new Map<string, CountedVotes>()
  return ({ statement, voter, vote }) => {
    const key = JSON.stringify([statement, voter])
    const before = lastByVoter.get(key) ?? 0
    lastByVoter.set(key, vote)
    const { agree, disagree } = counts.get(statement) ?? { agree: 0, disagree: 0 }
    const counted = {
      agree: agree + Number(vote === 1) - Number(before === 1),
      disagree: disagree + Number(vote === -1) - Number(before === -1),
    }
    counts.set(statement, counted)
    return counted
  }
}
