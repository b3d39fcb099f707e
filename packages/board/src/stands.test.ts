import fc from 'fast-check'
import { expect, test } from 'vitest'
import { createTestClock, createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import { arbitraryEdit, playScript, type Action } from '../test/scripts.ts'
import { createEdits, ownedRootNames, relayRootNames, wordingOf, type Edits, type ItemId } from './index.ts'

function twoPeers(): { a: TestPeer; b: TestPeer; sync: () => void } {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, sync: () => syncPeers([a, b]) }
}

function standsOn(peer: TestPeer, id: ItemId): unknown {
  const item = peer.board.item(id)
  return item?.state === 'whole' ? Object.fromEntries(item.stands) : null
}

test('[BRD-50] a stand is mine: on a framing, a rule and an agreement alike, and never on a line', () => {
  const { a, b, sync } = twoPeers()
  const ids = [a.edits.addFraming({}), a.edits.addRule({}), a.edits.addAgreement({})] as const
  const link = a.edits.link(ids[2], ids[0], 'rests-on') as ItemId
  sync()
  for (const id of ids) b.edits.hold(id)
  b.edits.hold(link)
  for (const id of ids) expect(standsOn(b, id)).toMatchObject({ 'actor-2': { stand: 'hold', at: 1_000_000 } })
  expect(standsOn(b, link)).toEqual({})
  expect([...b.doc.getMap('stands').keys()].every((key) => key.endsWith('/actor-2'))).toBe(true)
})

test('[BRD-50] who is nobody takes no stand', () => {
  const { a } = twoPeers()
  const id = a.edits.addFraming({})
  const nobody = createEdits({
    doc: a.doc,
    board: a.board,
    actor: null,
    clock: createTestClock(),
    randomBytes: (length) => new Uint8Array(length),
  })
  nobody.hold(id)
  nobody.reserve(id, 'because')
  nobody.withdraw(id)
  expect(a.doc.getMap('stands').size).toBe(0)
})

test('[BRD-50] no edit that takes a stand can be told whose', () => {
  const { edits } = twoPeers().a
  type Parameter<Name extends 'hold' | 'reserve' | 'withdraw'> = Parameters<Edits[Name]>
  const told: [Parameter<'hold'>, Parameter<'reserve'>, Parameter<'withdraw'>] = [
    ['x' as ItemId],
    ['x' as ItemId, 'why'],
    ['x' as ItemId],
  ]
  expect(told.map((each) => each.length)).toEqual([edits.hold.length, edits.reserve.length, edits.withdraw.length])
  // @ts-expect-error An actor is nothing that can be passed.
  expect(() => edits.hold('x' as ItemId, 'actor-2')).not.toThrow()
})

test('[BRD-52] a reservation has a reason, replaces my hold, and withdrawing takes only mine away', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addFraming({})
  sync()
  a.edits.hold(id)
  b.edits.hold(id)
  b.edits.reserve(id, '  ')
  expect(standsOn(b, id)).toMatchObject({ 'actor-2': { stand: 'hold', at: 1_000_000 } })
  b.edits.reserve(id, 'too narrow')
  sync()
  a.edits.withdraw(id)
  sync()
  expect(standsOn(b, id)).toEqual({ 'actor-2': { stand: 'reserve', reason: 'too narrow', at: 1_000_000 } })
})

test('[BRD-53] undo takes back my stand, fact and link, leaves theirs, and redo gives mine again', () => {
  const { a, b, sync } = twoPeers()
  const [plan, framing] = [a.edits.addAgreement({}), a.edits.addFraming({})]
  sync()
  a.undo.stopCapturing()
  a.edits.hold(framing)
  a.edits.setFact(plan, 'status', 50)
  const link = a.edits.link(plan, framing, 'rests-on') as ItemId
  b.edits.reserve(framing, 'too narrow')
  b.edits.setFact(plan, 'due', '2027-05-01')
  sync()
  for (let step = 0; step < 3; step += 1) a.undo.undo()
  sync()
  expect(standsOn(b, framing)).toEqual({ 'actor-2': { stand: 'reserve', reason: 'too narrow', at: 1_000_000 } })
  expect(b.doc.getMap('facts').toJSON()).toEqual({ [`${plan}/due`]: '2027-05-01', [`${plan}/status`]: 0 })
  expect(b.board.item(link)).toBeUndefined()
  for (let step = 0; step < 3; step += 1) a.undo.redo()
  expect(standsOn(a, framing)).toHaveProperty('actor-1')
  expect(a.board.item(link)).toBeDefined()
})

/** Everything anybody ever could do to a board with stands of others on it, undo included: which stands of others changed? */
function leavesStandsOfOthers(spoil: (peer: TestPeer) => void) {
  const action: fc.Arbitrary<Action> = fc.oneof(
    { weight: 4, arbitrary: arbitraryEdit },
    { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
  )
  const steps = fc.array(fc.record({ peer: fc.constant(0), action }), { minLength: 1, maxLength: 40, size: 'max' })
  return fc.property(steps, (script) => {
    const { a, b, sync } = twoPeers()
    const ids = [a.edits.addFraming({}), b.edits.addAgreement({}), b.edits.addRule({})]
    sync()
    ids.forEach((id, index) => (index === 1 ? b.edits.hold(id) : b.edits.reserve(id, `reason ${index}`)))
    sync()
    const stands = (): unknown =>
      Object.entries(a.doc.getMap('stands').toJSON()).filter(([key]) => key.endsWith('/actor-2'))
    const before = stands()
    playScript([a], script, () => undefined)
    spoil(a)
    expect(stands()).toEqual(before)
    sync()
    for (const key of a.doc.getMap('stands').keys()) expect(key).toMatch(/\/actor-[12]$/)
  })
}

test('[BRD-51] whatever somebody does with all their edits and undo, nobody else’s stand is changed', () => {
  fc.assert(
    leavesStandsOfOthers(() => undefined),
    { numRuns: 80 },
  )
})

test('[BRD-51] the property catches an edit that withdraws what others said', () => {
  const sweep = ({ doc }: TestPeer): void => {
    const stands = doc.getMap('stands')
    for (const key of [...stands.keys()]) stands.delete(key)
  }
  expect(fc.check(leavesStandsOfOthers(sweep), { numRuns: 20, endOnFailure: true }).failed).toBe(true)
})

test('[BRD-54] stands, votes, comments and sectors are owned by their actors, pulses and votings by the relay', () => {
  expect([...ownedRootNames, ...relayRootNames]).toEqual(['stands', 'votes', 'comments', 'actors', 'pulses', 'votings'])
})

test('[BRD-56] a hold says which words it was given to, and mending a comma changes no wording', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addFraming({ text: 'Nobody feels safe at the quay' })
  sync()
  b.edits.hold(id)
  expect(standsOn(b, id)).toMatchObject({ 'actor-2': { wording: wordingOf('nobody feels  safe, at the Quay.') } })
  expect(wordingOf('Nobody feels safe at the quay')).not.toBe(wordingOf('Somebody feels safe at the quay'))
  expect(wordingOf('')).not.toBe(wordingOf('Æ'))
})
