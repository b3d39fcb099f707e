import { systemClock, systemRandomBytes } from '@samtavle/base'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  boardPoint,
  createEdits,
  forgetNotes,
  privateNotesOf,
  readBoard,
  roundRootName,
  roundsIn,
  writeRound,
  type ActorId,
  type Round,
} from './index.ts'

const round: Round = {
  id: 'first',
  by: 'anna' as ActorId,
  at: 5,
  isAnonymous: true,
  prompt: 'What worries you?',
  zone: 'plan',
  endedAt: null,
  circles: null,
}

test('[BRD-70] rounds are read as they were written, oldest first, and nonsense is none', () => {
  const doc = new Y.Doc()
  const later = { ...round, id: 'later', at: 9, isAnonymous: false, by: null, endedAt: 12 }
  writeRound(doc, later)
  writeRound(doc, round)
  const wrong = [
    null,
    7,
    [],
    {},
    { at: 'x', zone: 'plan' },
    { at: 3, zone: 'nowhere' },
    { at: Number.NaN, zone: 'plan' },
  ]
  wrong.forEach((value, index) => doc.getMap(roundRootName).set(`wrong${index}`, value))
  doc.getMap(roundRootName).set('bare', { at: 20, zone: 'understand', anonymous: 'yes', prompt: 3, by: [] })
  const bare = {
    id: 'bare',
    by: null,
    at: 20,
    isAnonymous: false,
    prompt: '',
    zone: 'understand',
    endedAt: null,
    circles: null,
  }
  expect(roundsIn(doc)).toEqual([round, later, bare])
})

test('[BRD-71] notes of a round are found in the order of writing, and forgotten without a trace', () => {
  const doc = new Y.Doc()
  const board = readBoard(doc)
  const edits = createEdits({
    doc,
    board,
    actor: 'anna' as ActorId,
    clock: systemClock,
    randomBytes: systemRandomBytes,
  })
  const place = boardPoint(0, 0)
  const write = (text: string, at: number, of = 'first') =>
    edits.addNote({ place, text, at, color: 'fjord', facts: new Map([['round', of]]) })
  const second = write('the second thought', 2)
  const first = write('the first thought', 1)
  write('   ', 3)
  write('of another round', 4, 'later')
  edits.addNote({ place, text: 'of no round' })
  expect(privateNotesOf(board, 'first')).toEqual([
    { id: first, text: 'the first thought', color: 'fjord', at: 1 },
    { id: second, text: 'the second thought', color: 'fjord', at: 2 },
  ])
  forgetNotes(doc, [first, second])
  expect(privateNotesOf(board, 'first')).toEqual([])
  const bytes = Buffer.from(Y.encodeStateAsUpdate(doc))
  expect(bytes.includes('thought')).toBe(false)
  expect([bytes.includes('of another round'), bytes.includes('of no round')]).toEqual([true, true])
})
