import { boardPoint, writeVoting, type ItemId } from '@samtavle/board'
import { createTestPeers } from '@samtavle/board/testing'
import type { TFunction } from 'i18next'
import { expect, test } from 'vitest'
import { composeVotings } from './compose-votings.ts'

const voice = {
  t: ((key: string, { count }: { count?: number } = {}) =>
    count === undefined ? key : `${key} ${count}`) as unknown as TFunction,
  time: () => 'then',
  sector: (sector: string) => sector,
  list: (words: readonly string[]) => words.join('+'),
  quoted: (words: string) => `“${words}”`,
}

test('what was voted on stands with its dots and the reasons given, most first; what is open or got nothing does not', () => {
  const [peer] = createTestPeers(1)
  if (peer === undefined) throw new Error('one peer was asked for')
  const [quay, shed, path] = ['The quay', 'A shed', 'A path'].map((text, index) =>
    peer.edits.addNote({ place: boardPoint(index * 300, 0), text }),
  ) as unknown as readonly [ItemId, ItemId, ItemId]
  const facts = { by: null, at: 1, endsAt: null, endsItself: false, dots: 3, onePerItem: false, hidesCursors: false }
  const dots = { ...facts, kind: 'dots', asksWhy: true, items: [quay, shed, path] } as const
  const totals = new Map([
    [quay, 1],
    [shed, 4],
  ])
  const reasons = new Map([[shed, [{ words: 'It rains', sectors: ['citizens', null] }]]])
  const result = { voters: 3, totals, groups: [], reasons }
  writeVoting(peer.doc, { ...dots, id: 'done', question: 'What first?', closedAt: 9, result })
  writeVoting(peer.doc, { ...dots, id: 'open', at: 2, question: 'And then?', closedAt: null, result: null })
  writeVoting(peer.doc, {
    id: 'safe',
    kind: 'consent',
    by: null,
    at: 3,
    question: '',
    item: quay,
    endsAt: null,
    endsItself: false,
    closedAt: 12,
    answers: new Map(),
  })
  expect(composeVotings({ view: peer.board.view() }, voice)).toEqual([
    { is: 'heading', level: 3, words: 'What first?' },
    { is: 'text', parts: ['then', 'report.voters 3'] },
    {
      is: 'list',
      isInTime: false,
      items: [
        [{ strong: 'A shed' }, 'report.dots 4', '“It rains” (citizens+report.noSector)'],
        [{ strong: 'The quay' }, 'report.dots 1'],
      ],
    },
    { is: 'heading', level: 3, words: 'The quay' },
    { is: 'text', parts: ['then', 'report.consented'] },
  ])
})
