import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import {
  createConsentEdits,
  hidesCursors,
  longestReason,
  parseBallot,
  parseReasons,
  votingsOf,
  writeVoting,
  type ConsentRound,
  type DotVoting,
  type ItemId,
} from './index.ts'

const asked = ['first', 'second', 'third'] as readonly string[] as readonly ItemId[]
const voting: DotVoting = {
  id: 'dots',
  by: null,
  at: 5,
  question: 'What first?',
  endsAt: 90,
  endsItself: true,
  closedAt: null,
  kind: 'dots',
  dots: 3,
  onePerItem: false,
  asksWhy: false,
  hidesCursors: true,
  items: asked,
  result: null,
}

function consentOn(item: ItemId, over: Partial<ConsentRound> = {}): ConsentRound {
  const facts = { by: null, at: 7, question: '', endsAt: null, endsItself: false, closedAt: null, answers: new Map() }
  return { id: 'round', kind: 'consent', item, ...facts, ...over }
}

function onlyOne(peer: TestPeer): ConsentRound | undefined {
  const [found] = votingsOf(peer.board.view())
  return found?.kind === 'consent' ? found : undefined
}

function peer(): TestPeer {
  const [one] = createTestPeers(1)
  if (one === undefined) throw new Error('one peer was asked for')
  return one
}

test('[BRD-57] votings are read as they were written, oldest first', () => {
  const { doc, board } = peer()
  const dots = new Map([['first' as ItemId, 4]])
  const reasons = new Map([['first' as ItemId, [{ words: 'It is dark', sectors: ['citizens', null] }]]])
  const result = { voters: 4, totals: dots, groups: [{ sectors: ['citizens', null], voters: 4, dots }], reasons }
  writeVoting(doc, { ...voting, id: 'later', at: 9, closedAt: 12, result })
  writeVoting(doc, voting)
  writeVoting(doc, consentOn('first' as ItemId))
  expect(votingsOf(board.view())).toEqual([
    voting,
    consentOn('first' as ItemId),
    { ...voting, id: 'later', at: 9, closedAt: 12, result },
  ])
})

test('[BRD-57] whatever stands there, reading never throws, and no number is worse than none', () => {
  const json = fc.jsonValue({ maxDepth: 4 }) as fc.Arbitrary<unknown>
  const voted = fc.record(
    { kind: fc.constantFrom('dots', 'consent', 'x'), at: json, dots: json, items: json, closedAt: json, result: json },
    { requiredKeys: ['kind'] },
  )
  fc.assert(
    fc.property(fc.oneof(json, voted), json, (value, vote) => {
      const stored = { votings: new Map([['v', value]]), votes: new Map([['v/anna', vote]]) }
      for (const found of votingsOf(stored)) {
        if (found.kind === 'dots') expect([...(found.result?.totals.values() ?? [])].every((n) => n > 0)).toBe(true)
      }
    }),
  )
  const wrong = {
    kind: 'dots',
    at: 3,
    dots: 2,
    items: ['a', 7, 'a'],
    closedAt: 4,
    result: { voters: -1, groups: [{}, 7], reasons: { a: [{ words: ' ', sectors: [] }, { words: 'x' }, 7], b: 'y' } },
  }
  const [read] = votingsOf({ votings: new Map([['v', wrong]]), votes: new Map() })
  expect(read).toMatchObject({ items: ['a'], result: { voters: 0, totals: new Map(), groups: [], reasons: new Map() } })
})

test('[BRD-57] others’ pointers are hidden while a voting is open that says so', () => {
  const { doc, board } = peer()
  expect(hidesCursors(board.votings())).toBe(false)
  writeVoting(doc, voting)
  expect(hidesCursors(board.votings())).toBe(true)
  const seen = board.votings()
  doc.getMap('items').set('other', 1)
  expect(board.votings()).toBe(seen)
  writeVoting(doc, { ...voting, closedAt: 9, result: { voters: 0, totals: new Map(), groups: [], reasons: new Map() } })
  expect(hidesCursors(board.votings())).toBe(false)
})

test('[BRD-58] a reason counts where there is a dot, without spaces around it, cut where it is too long', () => {
  const dots = new Map([['first' as ItemId, 1]])
  const said = { first: `  ${'x'.repeat(longestReason + 9)}`, second: 'no dot here' }
  expect([...parseReasons(said, dots)]).toEqual([['first', 'x'.repeat(longestReason)]])
  expect([
    ...parseReasons({ first: ' ' }, dots),
    ...parseReasons(null, dots),
    ...parseReasons({ first: 7 }, dots),
  ]).toEqual([])
})

test('[BRD-58] a ballot above its budget is nothing, and what was not asked about costs nothing', () => {
  const read = (dots: unknown, over: Partial<DotVoting> = {}): unknown => {
    const ballot = parseBallot(dots, { ...voting, ...over })
    return ballot === null ? null : Object.fromEntries(ballot)
  }
  expect(read({ first: 2, second: 1 })).toEqual({ first: 2, second: 1 })
  expect(read({ first: 2, second: 2 })).toBeNull()
  expect(read({ first: 2 }, { onePerItem: true })).toBeNull()
  expect(read({ first: 1, elsewhere: 90 })).toEqual({ first: 1 })
  expect(read({ first: -3, second: 1.5, third: 1 })).toEqual({ third: 1 })
  for (const nothing of [null, 7, 'first', [], {}, { elsewhere: 1 }, { first: 0 }]) expect(read(nothing)).toBeNull()
})

test('[BRD-59] doubt without a reason says nothing, and an objection without a way out is a concern', () => {
  const said = {
    anna: { answer: 'consent', reason: 7 },
    bo: { answer: 'objection', reason: ' Too soon ', safe: 'A trial in May' },
    cleo: { answer: 'objection', reason: 'Too soon' },
    dan: { answer: 'concern', reason: ' ' },
    eva: { answer: 'veto', reason: 'No' },
  }
  const votes = new Map(Object.entries(said).map(([actor, value]) => [`round/${actor}`, value]))
  const stored = { votings: new Map([['round', { kind: 'consent', at: 1, item: 'plan' }]]), votes }
  const [round] = votingsOf(stored)
  expect(round?.kind === 'consent' && Object.fromEntries(round.answers)).toEqual({
    anna: { answer: 'consent', reason: '' },
    bo: { answer: 'objection', reason: 'Too soon', safe: 'A trial in May' },
    cleo: { answer: 'concern', reason: 'Too soon' },
  })
})

test('[BRD-67] what is raised in a round stays on the item until its author consents, and other doubts stay then, too', () => {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  const item = a.edits.addAgreement({ text: 'We open the quay at night' })
  writeVoting(a.doc, consentOn(item))
  const reservedBy = (actor: string): unknown => {
    const found = a.board.item(item)
    return found?.state === 'whole' ? found.stands.get(actor as never) : 'gone'
  }
  syncPeers([a, b])
  a.edits.reserve(item, 'Said before')
  b.edits
    .with(createConsentEdits)
    .answerConsent(consentOn(item), { answer: 'objection', reason: 'Too dark', safe: 'Lamps first' })
  syncPeers([a, b])
  expect(reservedBy('actor-2')).toMatchObject({
    stand: 'reserve',
    reason: 'Too dark',
    safe: 'Lamps first',
    round: 'round',
  })
  a.edits.with(createConsentEdits).answerConsent(consentOn(item), { answer: 'consent', reason: '' })
  b.edits
    .with(createConsentEdits)
    .answerConsent(consentOn(item, { id: 'later' }), { answer: 'consent', reason: 'Lamps are there' })
  syncPeers([a, b])
  expect(reservedBy('actor-2')).toBeUndefined()
  expect(reservedBy('actor-1')).toMatchObject({ reason: 'Said before' })
  b.undo.undo()
  expect(b.board.view().votes.has('later/actor-2')).toBe(false)
})

test('[BRD-68] who answers a round that is closed changes nothing in it', () => {
  const { doc, board, edits, ...one } = peer()
  const item = edits.addAgreement({ text: 'We open the quay at night' })
  writeVoting(doc, consentOn(item))
  edits.with(createConsentEdits).answerConsent(consentOn(item), { answer: 'concern', reason: 'Too dark' })
  const open = onlyOne({ doc, board, edits, ...one })
  if (open === undefined) throw new Error('the round is there')
  writeVoting(doc, { ...open, closedAt: 20 })
  edits.with(createConsentEdits).answerConsent(consentOn(item), { answer: 'consent', reason: '' })
  const closed = onlyOne({ doc, board, edits, ...one })
  expect([...(closed?.answers ?? [])]).toEqual([['actor-1', { answer: 'concern', reason: 'Too dark' }]])
})

test('[BRD-145] what was raised in an open round is shown to who has answered, to a room when it is closed, and never taken from its author', () => {
  const [anna, bo] = createTestPeers(2)
  if (anna === undefined || bo === undefined) throw new Error('two peers were asked for')
  const sync = (): void => syncPeers([anna, bo])
  const item = anna.edits.addFraming({ text: 'We open the quay at night' })
  const round = consentOn(item)
  writeVoting(anna.doc, round)
  sync()
  bo.edits.reserve(item, 'Said before, and elsewhere')
  sync()
  anna.board.readAs(anna.actor)
  bo.board.readAs(bo.actor)
  const reads = ({ board }: TestPeer): readonly string[] => {
    const view = board.item(item)
    return view?.state === 'whole' ? [...view.stands.keys()] : []
  }
  const heard: ItemId[] = []
  bo.board.watchItems(({ changed }) => heard.push(...changed))
  const objection = { answer: 'objection', reason: 'It is dark', safe: 'Lamps' } as const
  anna.edits.with(createConsentEdits).answerConsent(round, objection)
  sync()
  expect([reads(anna), reads(bo)]).toEqual([[anna.actor, bo.actor], [bo.actor]])
  bo.board.readAs('all')
  expect(reads(bo)).toEqual([anna.actor, bo.actor])
  bo.board.readAs(bo.actor)
  heard.length = 0
  bo.edits.with(createConsentEdits).answerConsent(round, { answer: 'consent', reason: '' })
  expect([reads(bo), heard]).toEqual([[anna.actor, bo.actor], [item]])
  bo.board.readAs('room')
  expect(reads(bo)).toEqual([bo.actor])
  writeVoting(anna.doc, { ...round, closedAt: 20, answers: new Map([[anna.actor, objection]]) })
  sync()
  expect(reads(bo)).toEqual([anna.actor, bo.actor])
})
