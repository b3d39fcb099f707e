import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTestClock, createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import {
  boardPoint,
  factOf,
  factsOf,
  fieldsByKind,
  writeActor,
  writePulse,
  type ItemId,
  type ItemView,
  type WholeItem,
} from './index.ts'

const here = boardPoint(500, 500)

function wholeOf(item: ItemView | undefined): WholeItem {
  if (item?.state !== 'whole') throw new Error('expected a whole item')
  return item
}

function twoPeers(): { a: TestPeer; b: TestPeer; sync: () => void; wait: (ms: number) => void } {
  const clock = createTestClock()
  const [a, b] = createTestPeers(2, clock)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, sync: () => syncPeers([a, b]), wait: clock.advance }
}

test('[BRD-40] a framing is born whole in one update: statement, whom it affects, what is known and assumed, and where it came from', () => {
  const { a, b, sync } = twoPeers()
  const note = a.edits.addNote({ place: here, text: 'It is dark' })
  let updates = 0
  a.doc.on('update', () => (updates += 1))
  const id = a.edits.addFraming({ text: 'Nobody dares', affects: 'The swimmers', known: 'Six lamps', from: [note] })
  expect(updates).toBe(1)
  sync()
  const framing = wholeOf(b.board.item(id))
  expect(framing).toMatchObject({ kind: 'framing', by: 'actor-1', text: 'Nobody dares', zone: 'understand' })
  expect([...framing.fields]).toEqual([
    ['affects', 'The swimmers'],
    ['assumed', ''],
    ['known', 'Six lamps'],
  ])
  expect(wholeOf(b.board.item(`${id}>${note}` as ItemId)).ends).toEqual({ from: id, to: note, as: 'relates' })
})

test('[BRD-40] every kind of card has all its texts, a place of its own, and lies over no other', () => {
  const { a } = twoPeers()
  const { edits, board } = a
  const ids = Array.from({ length: 4 }, () => [
    edits.addFraming({}),
    edits.addResource({ form: 'place' }),
    edits.addAgreement({ due: '2027-05-01' }),
    edits.addIndicator({ goal: 'Light', target: 4 }),
    edits.addRule({ text: 'One at a time' }),
    edits.addExpectation({ longTerm: 'A living quay', hours: 2 }),
  ]).flat()
  const cards = ids.map((id) => wholeOf(board.item(id)))
  for (const card of cards) expect([...card.fields.keys()]).toEqual([...fieldsByKind[card.kind]].toSorted())
  expect(new Map(cards.map(({ kind, zone }) => [kind, zone]))).toEqual(
    new Map([
      ['framing', 'understand'],
      ['resource', 'plan'],
      ['agreement', 'implement'],
      ['indicator', null],
      ['rule', null],
      ['expectation', null],
    ]),
  )
  for (const [index, card] of cards.entries()) {
    for (const other of cards.slice(index + 1))
      expect(overlaps(card, other), `${card.kind} and ${other.kind}`).toBe(false)
  }
})

function overlaps(a: WholeItem, b: WholeItem): boolean {
  const isBeside = Math.abs(a.place[0] - b.place[0]) >= (a.width + b.width) / 2
  return !isBeside && Math.abs(a.place[1] - b.place[1]) < (a.height + b.height) / 2
}

test('[BRD-41] a pair has one link each way, whoever links it how often', () => {
  const { a, b, sync } = twoPeers()
  const [from, to] = a.edits.addNotes([{ place: here }, { place: here }]) as [ItemId, ItemId]
  sync()
  const id = a.edits.link(from, to, 'rests-on') as ItemId
  expect(b.edits.link(from, to, 'rests-on')).toBe(id)
  sync()
  expect([...b.board.view().items.values()].filter((item) => wholeOf(item).kind === 'link')).toHaveLength(1)
  b.edits.link(from, to, 'relates')
  b.edits.unlink(id)
  sync()
  expect(a.board.item(id)).toBeUndefined()
  a.edits.link(from, to, 'rests-on')
  sync()
  expect(wholeOf(b.board.item(id)).ends?.as).toBe('rests-on')
  expect([
    b.edits.link(from, from, 'relates'),
    b.edits.link(from, id, 'relates'),
    b.edits.link(from, 'gone' as ItemId, 'relates'),
  ]).toEqual([null, null, null])
  const framing = a.edits.addFraming({ from: [id, from] })
  expect([...a.board.view().items.keys()].filter((key) => key.startsWith(`${framing}>`))).toEqual([
    `${framing}>${from}`,
  ])
})

test('[BRD-42] a link that has lost an end is listed until the end is back or the link is taken away', () => {
  const { a, b, sync } = twoPeers()
  const [from, to] = a.edits.addNotes([{ place: here }, { place: here }]) as [ItemId, ItemId]
  sync()
  const id = a.edits.link(from, to, 'rests-on') as ItemId
  b.edits.removeItems([to])
  sync()
  const lost = { id, ends: { from, to, as: 'rests-on' }, lost: [to] }
  expect([...b.board.view().lostLinks.values()]).toEqual([lost])
  b.edits.restoreItems([to])
  expect(b.board.view().lostLinks.size).toBe(0)
  b.edits.removeItems([to])
  b.edits.unlink(id)
  expect(b.board.view().lostLinks.size).toBe(0)
})

test('[BRD-43] due, status and two parties named at once by two people all stay', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addAgreement({ text: 'We light the quay' })
  sync()
  a.edits.setFact(id, 'due', '2027-05-01')
  b.edits.setFact(id, 'status', 40)
  a.edits.nameParty(id, { actor: a.actor })
  b.edits.nameParty(id, { name: 'The rowing club', sector: 'civil-society' })
  sync()
  const agreement = wholeOf(a.board.item(id))
  expect([factOf(agreement, 'due'), factOf(agreement, 'status'), factsOf(agreement, 'who').length]).toEqual([
    '2027-05-01',
    40,
    2,
  ])
  for (const { key } of factsOf(agreement, 'who')) b.edits.dropParty(id, key)
  b.edits.setFact(id, 'due', null)
  sync()
  expect([...wholeOf(a.board.item(id)).facts.keys()]).toEqual(['status'])
})

test('[BRD-43] a fact that nobody could read is an error for whoever writes it', () => {
  const { a } = twoPeers()
  const id = a.edits.addAgreement({})
  expect(() => a.edits.setFact(id, 'status', 140)).toThrow('140 is not what the fact «status» can say')
  expect(() => a.edits.setFact(id, 'due', '2027-02-31')).toThrow('«due»')
  expect(() => a.edits.observe(id, { on: 'yesterday' })).toThrow('«yesterday» is no day')
  expect(() => a.edits.addAgreement({ due: 'soon' })).toThrow('«due»')
})

const nonsense: readonly unknown[] = [
  5,
  '',
  'x',
  null,
  true,
  [],
  [1],
  {},
  { at: -1 },
  { at: 'now', by: 5 },
  { hold: 'yes' },
  { sectors: 1 },
]

test('[BRD-44] nonsense under a fact, a field, a stand or a pulse reads as nothing, and nothing throws', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addIndicator({ text: 'words' })
  const names = [
    'due',
    'status',
    'form',
    'from',
    'reopened',
    'parked',
    'gain',
    'goal',
    'goal/x',
    'observation/x',
    'who/x',
  ] as const
  for (const value of nonsense) {
    for (const name of names) a.doc.getMap<unknown>('facts').set(`${id}/${name}`, value)
    a.doc.getMap<unknown>('stands').set(`${id}/actor-2`, value)
    a.doc.getMap<unknown>('stands').set(`${id}/actor-1/actor-2`, { hold: true, at: 1 })
    a.doc.getMap<unknown>('texts').set(`${id}/known`, value)
    a.doc.getMap<unknown>('actors').set('actor-2', value)
    a.doc
      .getMap<unknown>('pulses')
      .set('p', { at: 1, closedAt: 2, tally: { ours: [value, { sectors: ['x'], counts: value }] } })
    sync()
    const item = wholeOf(b.board.item(id))
    expect(item.stands.size).toBe(0)
    expect(factsOf(item, 'goal')).toEqual([])
    expect(factsOf(item, 'observation')).toEqual([])
    expect([
      factOf(item, 'status') ?? 5,
      factOf(item, 'due'),
      factOf(item, 'reopened'),
      factOf(item, 'parked'),
    ]).toEqual([5, undefined, undefined, undefined])
    expect(b.board.view().pulses.get('p')?.tally?.get('ours')).toEqual([])
    expect(b.board.view().sectors.get(b.actor) ?? null).toBeNull()
  }
})

test('[BRD-44] what says both hold and reservation is a reservation: doubt is never read as consent', () => {
  const { a } = twoPeers()
  const id = a.edits.addFraming({})
  a.doc.getMap('stands').set(`${id}/actor-2`, { hold: true, reserve: 'but', at: 3 })
  expect([...wholeOf(a.board.item(id)).stands.values()]).toEqual([{ stand: 'reserve', reason: 'but', at: 3 }])
})

test('[BRD-45] goals follow each other, also when a clock is behind, and the same goal again is no new one', () => {
  const { a, b, sync, wait } = twoPeers()
  const id = a.edits.addIndicator({ goal: 'More people' })
  sync()
  wait(-60_000)
  b.edits.changeGoal(id, 'Safer people')
  b.edits.changeGoal(id, 'Safer people')
  sync()
  expect(factsOf(wholeOf(a.board.item(id)), 'goal').map(({ value }) => value.text)).toEqual([
    'More people',
    'Safer people',
  ])
})

test('[BRD-46] a stand, a field and a fact are told to the readers of their item and to no other', () => {
  const { a } = twoPeers()
  const [id, other] = [a.edits.addFraming({}), a.edits.addFraming({})]
  const told: string[] = []
  a.board.watchItem(id, () => told.push('mine'))
  a.board.watchItem(other, () => told.push('other'))
  const before = a.board.item(id)
  a.edits.hold(id)
  a.edits.spliceText(id, { index: 0, remove: 0, insert: 'Six lamps' }, 'known')
  a.edits.reopen(id, 'again')
  expect(told).toEqual(['mine', 'mine', 'mine'])
  expect(wholeOf(before).stands.size).toBe(0)
})

test('[BRD-47] two write in two fields of one framing, and each undoes only their own', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addFraming({ text: 'Nobody dares' })
  sync()
  a.undo.stopCapturing()
  a.edits.spliceText(id, { index: 0, remove: 0, insert: 'Six lamps' }, 'known')
  a.edits.spliceText(id, { index: 0, remove: 0, insert: 'It is the dark' }, 'assumed')
  b.edits.spliceText(id, { index: 0, remove: 0, insert: 'Swimmers' }, 'affects')
  sync()
  expect(a.undo.undo()).toMatchObject({ done: true, touched: [id] })
  sync()
  expect(Object.fromEntries(wholeOf(b.board.item(id)).fields)).toEqual({
    affects: 'Swimmers',
    known: 'Six lamps',
    assumed: '',
  })
})

test('[BRD-47] a field that another program left out, or wrote as a plain string, can be written in and loses no word', () => {
  const { a } = twoPeers()
  a.doc.getMap('items').set('framing-from-elsewhere', { kind: 'framing', by: null, at: 1 })
  a.doc.getMap('places').set('framing-from-elsewhere', [1, 1])
  a.doc.getMap('texts').set('framing-from-elsewhere/known', 'Six')
  const id = 'framing-from-elsewhere' as ItemId
  expect(wholeOf(a.board.item(id)).fields.get('known')).toBe('Six')
  a.edits.spliceText(id, { index: 3, remove: 0, insert: ' lamps' }, 'known')
  a.edits.spliceText(id, { index: 0, remove: 0, insert: 'All' }, 'affects')
  expect(Object.fromEntries(wholeOf(a.board.item(id)).fields)).toEqual({ known: 'Six lamps', affects: 'All' })
  expect(a.edits.sharedText(id, 'known')).toBeInstanceOf(Y.Text)
})

test('[BRD-48] a sector or a pulse that changes is told to who reads the whole', () => {
  const { a } = twoPeers()
  let told = 0
  a.board.watchView(() => (told += 1))
  const before = a.board.view()
  writeActor(a.doc, a.actor, 'citizens')
  writePulse(a.doc, { id: 'p', by: a.actor, at: 1, closedAt: null, tally: null })
  expect(told).toBe(2)
  expect(a.board.view().sectors.get(a.actor)).toBe('citizens')
  expect(a.board.view().pulses.get('p')).toEqual({ id: 'p', by: a.actor, at: 1, closedAt: null, tally: null })
  expect(before.pulses.size).toBe(0)
})

test('[BRD-55] a pulse as it is stored names who asked and nobody who answered', () => {
  const { a } = twoPeers()
  const tally = new Map([['ours' as const, [{ sectors: ['citizens'], counts: [0, 1, 2, 0, 0] }]]])
  writePulse(a.doc, { id: 'p', by: a.actor, at: 1, closedAt: 2, tally })
  expect(a.doc.getMap('pulses').toJSON()).toEqual({
    p: { by: a.actor, at: 1, closedAt: 2, tally: { ours: [{ sectors: ['citizens'], counts: [0, 1, 2, 0, 0] }] } },
  })
  expect(a.board.view().pulses.get('p')?.tally?.get('ours')).toEqual(tally.get('ours'))
})
