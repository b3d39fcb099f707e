import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { createTestClock, createTestPeers, syncPeers } from '../../test/peers.ts'
import { arbitraryEdit, arbitraryScript, playScript, type Action } from '../../test/scripts.ts'
import { compareDigests, digestBytes, digestOf } from './digest.ts'

const anyAction: fc.Arbitrary<Action> = fc.oneof(
  { weight: 4, arbitrary: arbitraryEdit },
  { weight: 1, arbitrary: fc.record({ kind: fc.constantFrom('undo' as const, 'redo' as const) }) },
)

/** The digest, which a document that waits for nothing has. */
function digest(doc: Y.Doc): Uint8Array {
  const found = digestOf(doc)
  if (found === null) throw new Error('the document waits for something')
  return found
}

test('[BRD-33] whatever three people do, replicas that synced have one digest, and so has every newcomer', () => {
  fc.assert(
    fc.property(arbitraryScript(3, anyAction), (script) => {
      const clock = createTestClock()
      const peers = createTestPeers(3, clock)
      playScript(peers, script, () => clock.advance(5000))
      for (const { doc } of peers) digest(doc)
      syncPeers(peers)
      const whole = peers.map(({ doc }) => Y.encodeStateAsUpdate(doc))
      const newcomer = new Y.Doc()
      const keeper = new Y.Doc({ gc: false })
      for (const update of whole) Y.applyUpdate(newcomer, update)
      Y.applyUpdate(keeper, Y.mergeUpdates(whole))
      const [first, ...others] = [...peers.map(({ doc }) => doc), newcomer, keeper].map(digest)
      for (const other of others) expect(other).toEqual(first)
    }),
    { numRuns: 200 },
  )
})

interface Stroke {
  readonly who: number
  readonly what: 'type' | 'cut' | 'put' | 'nest' | 'drop' | 'bold' | 'tell'
  readonly at: number
  readonly text: string
}

const values = (text: string): readonly unknown[] => [text, 0.1, -0, null, [1, 2], { b: 1, a: text }, 2 ** 40, true]

/** Edits of every kind of content, small enough to meet each other. */
function strike(doc: Y.Doc, { what, at, text }: Stroke): void {
  const words = doc.getText('words')
  const facts = doc.getMap('facts')
  const key = `k${at % 3}`
  switch (what) {
    case 'type':
      return words.insert(at % (words.length + 1), text)
    case 'cut':
      return words.length === 0 ? undefined : words.delete(at % words.length, 1)
    case 'put':
      return void facts.set(key, values(text)[at % 8])
    case 'drop':
      return facts.delete(key)
    case 'nest':
      return void facts.set(key, new Y.Text(text))
    case 'bold':
      return words.length === 0 ? undefined : words.format(at % words.length, 1, { bold: at % 2 === 0 ? true : null })
    case 'tell': {
      const nested = facts.get(key)
      return nested instanceof Y.Text ? nested.insert(0, text) : undefined
    }
  }
}

const stroke: fc.Arbitrary<Stroke> = fc.record({
  who: fc.nat({ max: 2 }),
  what: fc.constantFrom('type', 'type', 'cut', 'put', 'nest', 'drop', 'bold', 'tell'),
  at: fc.nat({ max: 40 }),
  text: fc.constantFrom('a', 'hej', '🙂', 'æøå', 'to\nlines'),
})

test('[BRD-33] the digest does not depend on the order, the pieces or the collecting of updates', () => {
  fc.assert(
    fc.property(
      fc.array(stroke, { maxLength: 60, size: 'max' }),
      fc.array(fc.nat(), { maxLength: 80 }),
      (all, order) => {
        const docs = [0, 1, 2].map((client) => Object.assign(new Y.Doc({ gc: client !== 1 }), { clientID: client + 1 }))
        const updates: Uint8Array[] = []
        for (const doc of docs) doc.on('update', (update: Uint8Array) => updates.push(update))
        for (const [index, one] of all.entries()) {
          const doc = docs[one.who]
          if (doc === undefined) continue
          strike(doc, one)
          // Now and then somebody hears of what others did.
          if (index % 7 === 0) for (const update of updates.slice()) Y.applyUpdate(doc, update)
        }
        const shuffled = updates.toSorted((a, b) => (order[updates.indexOf(a)] ?? 0) - (order[updates.indexOf(b)] ?? 0))
        const late = new Y.Doc()
        for (const update of shuffled) Y.applyUpdate(late, update)
        for (const doc of docs) for (const update of shuffled) Y.applyUpdate(doc, update)
        // Formats that came together are tidied by each replica, which it tells the others.
        for (let round = 0; round < 3; round += 1) {
          for (const from of [...docs, late])
            for (const to of [...docs, late]) Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
        }
        const [first, ...others] = [...docs, late].map(digest)
        for (const other of others) expect(other).toEqual(first)
      },
    ),
    { numRuns: 300 },
  )
})

/** Two replicas of one client id that wrote different things at the same place in its line (a forged keystroke). */
function forkOf(write: (doc: Y.Doc, says: 'honest' | 'forged') => void): readonly [Y.Doc, Y.Doc] {
  const victim = new Y.Doc()
  victim.getText('words').insert(0, 'hello ')
  victim.getMap('facts').set('x', 'start')
  const start = Y.encodeStateAsUpdate(victim)
  const forger = new Y.Doc()
  Y.applyUpdate(forger, start)
  forger.clientID = victim.clientID
  write(victim, 'honest')
  write(forger, 'forged')
  for (const [from, to] of [
    [victim, forger],
    [forger, victim],
  ] as const)
    Y.applyUpdate(to, Y.encodeStateAsUpdate(from))
  return [victim, forger]
}

const forks: readonly (readonly [string, (doc: Y.Doc, says: 'honest' | 'forged') => void])[] = [
  ['other words', (doc, says) => doc.getText('words').insert(6, says)],
  ['another place', (doc, says) => doc.getText('words').insert(says === 'honest' ? 0 : 6, 'x')],
  ['another value', (doc, says) => void doc.getMap('facts').set('y', says)],
  ['another key', (doc, says) => void doc.getMap('facts').set(says, 1)],
  ['another root', (doc, says) => void doc.getMap(says).set('y', 1)],
  ['longer words', (doc, says) => doc.getText('words').insert(6, says === 'honest' ? 'precious' : 'FORGED')],
]

test.each(forks)('[BRD-34] a fork with equal state vectors shows: %s', (_, write) => {
  const [victim, forger] = forkOf(write)
  expect(Y.encodeStateVector(victim)).toEqual(Y.encodeStateVector(forger))
  expect(compareDigests(digest(victim), digest(forger))).toBe('forked')
})

test('[BRD-34] replicas that are not at the same point are apart, not forked: an edit or a deletion on its way', () => {
  const ahead = new Y.Doc()
  ahead.getText('words').insert(0, 'hello')
  const behind = new Y.Doc()
  Y.applyUpdate(behind, Y.encodeStateAsUpdate(ahead))
  expect(compareDigests(digest(ahead), digest(behind))).toBe('same')
  ahead.getText('words').delete(0, 1)
  expect(Y.encodeStateVector(ahead)).toEqual(Y.encodeStateVector(behind))
  expect(compareDigests(digest(ahead), digest(behind))).toBe('apart')
  ahead.getText('words').insert(0, 'H')
  expect(compareDigests(digest(ahead), digest(behind))).toBe('apart')
  expect(compareDigests(new Uint8Array(digestBytes), new Uint8Array())).toBe('apart')
})

test('[BRD-33] a replica that waits for something has no digest', () => {
  const author = new Y.Doc()
  author.getText('words').insert(0, 'one')
  const start = Y.encodeStateVector(author)
  author.getText('words').insert(3, 'two')
  const gapped = new Y.Doc()
  Y.applyUpdate(gapped, Y.encodeStateAsUpdate(author, start))
  expect(digestOf(gapped)).toBeNull()
})
