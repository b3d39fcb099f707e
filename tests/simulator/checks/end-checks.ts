import { foldEntries } from '@samtavle/history'
import { decodeSnapshot } from '@samtavle/relay'
import type { JournalEntry, Store } from '@samtavle/storage'
import { applyUpdate, Doc } from 'yjs'
import type { Person } from '../people/person.ts'
import { contentDigest, contentOf, hasPending } from './content-digest.ts'
import type { Witness } from './witness.ts'

/** The board as the relay said it was when its journal ended at `seq`. */
export interface Moment {
  readonly seq: number
  readonly digest: string
}

/** Holds every replica against the relay's board. */
export function checkReplicas(witness: Witness, board: Doc, people: Iterable<Person>): void {
  if (hasPending(board)) witness.fault('the relay waits for something that it has not got')
  const digest = contentDigest(board)
  for (const { name, doc } of people) {
    if (hasPending(doc)) witness.fault(`${name} waits for something that never comes`)
    if (contentDigest(doc) !== digest)
      witness.fault(`${name} has another board than the relay: ${difference(board, doc)}`)
  }
}

/** Holds the journal against itself, against its writers, and against the board as it was. */
export async function checkJournal(
  witness: Witness,
  { store, room, moments }: { readonly store: Store; readonly room: string; readonly moments: readonly Moment[] },
): Promise<void> {
  const damaged = await store.verify(room)
  if (damaged.length > 0) witness.fault(`rows ${damaged.join(', ')} of the journal do not hold`)
  const entries = await store.read(room)
  checkRows(witness, entries, moments)
  const snapshot = await store.readSnapshot(room)
  const stored = snapshot === null ? null : decodeSnapshot(snapshot.bytes)
  if (snapshot === null || stored === null) return
  for (const { seq, digest } of moments.filter((moment) => moment.seq >= snapshot.seq)) {
    const base = { seq: snapshot.seq, bytes: stored.update }
    const rest = entries.filter((entry) => entry.seq > base.seq && entry.seq <= seq)
    if (contentDigest(foldEntries(rest, base)) !== digest)
      witness.fault(`folding on from the snapshot at ${base.seq} gives another board than there was at ${seq}`)
  }
}

/** Plays the journal row by row: each says something new, is its sender's, and gives the board as it was at every moment. */
function checkRows(witness: Witness, entries: readonly JournalEntry[], moments: readonly Moment[]): void {
  const doc = new Doc({ guid: 'board' })
  let isNews = false
  doc.on('update', () => (isNews = true))
  const checkMoments = (seq: number): void => {
    for (const moment of moments) {
      if (moment.seq === seq && contentDigest(doc) !== moment.digest)
        witness.fault(`replaying to ${seq} gives another board than there was`)
    }
  }
  checkMoments(0)
  for (const { seq, actor, bytes } of entries) {
    isNews = false
    applyUpdate(doc, bytes)
    if (!isNews) witness.fault(`row ${seq} says nothing that was not there`)
    if (!witness.mayHaveWritten(actor, bytes)) witness.fault(`row ${seq} is not by ${actor}, whose name is on it`)
    checkMoments(seq)
  }
}

/** Where two boards begin to differ. */
function difference(board: Doc, other: Doc): string {
  const [left, right] = [contentOf(board), contentOf(other)]
  let at = 0
  while (at < left.length && left[at] === right[at]) at += 1
  const from = Math.max(0, at - 40)
  return `…${left.slice(from, at + 40)}… / …${right.slice(from, at + 40)}…`
}
