import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { contentOf, createTestClock, createTestPeers, syncPeers, type TestPeer } from '../test/peers.ts'
import { arbitraryEdit, arbitraryScript, playScript } from '../test/scripts.ts'
import { boardPoint, readBoard, restoreMoment, rootNames, type ActorId, type ItemId } from './index.ts'

const here = boardPoint(500, 500)
const restorer = 'actor-9' as ActorId

function twoPeers(): { a: TestPeer; b: TestPeer; sync: () => void } {
  const [a, b] = createTestPeers(2)
  if (!a || !b) throw new Error('two peers were asked for')
  return { a, b, sync: () => syncPeers([a, b]) }
}

function copyOf(doc: Y.Doc): Y.Doc {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(doc))
  return copy
}

function restore(doc: Y.Doc, past: Y.Doc): void {
  restoreMoment(doc, { past, actor: restorer, now: 2_000_000 })
}

/** What people see of a document, but for what each said in their own name. */
function shownIn(doc: Y.Doc): unknown {
  const board = readBoard(doc)
  const { meta, items, lostLinks } = board.view()
  const shown = [...items].map(
    ([id, item]) => [id, 'stands' in item ? { ...item, stands: null, comments: null, stamps: null } : item] as const,
  )
  board.close()
  return { meta, lostLinks, items: shown.toSorted(([a], [b]) => (a < b ? -1 : 1)) }
}

test('[BRD-80] [BRD-81] whatever two people did since, a restored moment shows what it showed, on every replica', () => {
  fc.assert(
    fc.property(arbitraryScript(2, arbitraryEdit), arbitraryScript(2, arbitraryEdit), (before, since) => {
      const clock = createTestClock()
      const peers = createTestPeers(2, clock)
      const [a, b] = peers
      if (!a || !b) throw new Error('two peers were asked for')
      playScript(peers, before, () => clock.advance(5000))
      syncPeers(peers)
      const past = copyOf(a.doc)
      playScript(peers, since, () => clock.advance(5000))
      syncPeers(peers)
      const itemsEver = [...a.doc.getMap('items').keys()]
      restore(a.doc, past)
      syncPeers(peers)
      expect(shownIn(b.doc)).toEqual(shownIn(past))
      expect([...b.doc.getMap('items').keys()].toSorted()).toEqual(itemsEver.toSorted())
      expect(contentOf(b.doc)).toEqual(contentOf(a.doc))
    }),
    { numRuns: 100 },
  )
})

test('[BRD-80] a board that somebody emptied by taking every key away is whole again, to the last word', () => {
  const { a, b, sync } = twoPeers()
  for (let index = 0; index < 50; index += 1) a.edits.addNote({ place: here, text: `note ${index} – på øen` })
  sync()
  const before = contentOf(a.doc)
  const past = copyOf(a.doc)
  b.doc.transact(() => {
    for (const root of rootNames) for (const key of [...b.doc.getMap(root).keys()]) b.doc.getMap(root).delete(key)
  })
  sync()
  expect(a.board.view().items.size).toBe(0)
  restore(a.doc, past)
  sync()
  expect(contentOf(b.doc)).toEqual(before)
})

test('[BRD-81] restoring what is current already writes nothing', () => {
  const { a } = twoPeers()
  a.edits.addNote({ place: here, text: 'as it is' })
  a.edits.addFraming({ text: 'ours' })
  const updates: Uint8Array[] = []
  a.doc.on('update', (update: Uint8Array) => updates.push(update))
  restore(a.doc, copyOf(a.doc))
  expect(updates).toEqual([])
})

test('[BRD-81] what came later is hidden with who restored, and comes back with what others wrote on it meanwhile', () => {
  const { a, b, sync } = twoPeers()
  const past = copyOf(a.doc)
  const later = a.edits.addNote({ place: here, text: 'later' })
  sync()
  b.edits.spliceText(later, { index: 5, remove: 0, insert: ', and more' })
  restore(a.doc, past)
  sync()
  expect(a.board.item(later)).toBeUndefined()
  expect(a.board.gone()).toMatchObject([{ by: restorer, at: 2_000_000 }])
  b.edits.restoreItems([later])
  sync()
  expect(a.board.item(later)).toMatchObject({ text: 'later, and more' })
})

test('[BRD-81] words are spliced, so that whoever types on in a restored text keeps their words', () => {
  const { a, b, sync } = twoPeers()
  const id = a.edits.addNote({ place: here, text: 'the old harbour' })
  sync()
  const past = copyOf(a.doc)
  a.edits.spliceText(id, { index: 4, remove: 3, insert: 'new' })
  sync()
  restore(a.doc, past)
  b.edits.spliceText(id, { index: 15, remove: 0, insert: ' at night' })
  sync()
  expect(a.board.item(id)).toMatchObject({ text: 'the old harbour at night' })
})

test('[BRD-82] stands, votes, sectors and pulses stay as they are, and chapters that came later too', () => {
  const { a, b, sync } = twoPeers()
  const framing = a.edits.addFraming({ text: 'ours' })
  sync()
  b.edits.hold(framing)
  sync()
  const past = copyOf(a.doc)
  b.edits.withdraw(framing)
  b.edits.reserve(framing, 'not any more')
  b.doc.getMap('votes').set('round/actor-2', { [framing]: 3 })
  b.doc.getMap('actors').set('actor-2', { sector: 'citizens' })
  b.doc.getMap('pulses').set('pulse', { by: 'actor-2', at: 1, closedAt: null, tally: null })
  b.doc.getMap('bookmarks').set('chapter', { at: 1, label: 'Lunch', by: 'actor-2' })
  sync()
  const roots = ['stands', 'votes', 'actors', 'pulses', 'bookmarks'] as const
  const said = roots.map((root) => b.doc.getMap(root).toJSON())
  restore(a.doc, past)
  sync()
  expect(roots.map((root) => b.doc.getMap(root).toJSON())).toEqual(said)
})

test('[BRD-83] others still undo what still holds, and nothing of what the restoring changed', () => {
  const { a, b, sync } = twoPeers()
  const [kept, moved] = a.edits.addNotes([{ place: here }, { place: here }]) as [ItemId, ItemId]
  sync()
  b.edits.recolorItems([kept], 'moss')
  b.undo.stopCapturing()
  sync()
  const past = copyOf(a.doc)
  b.edits.moveItems(new Map([[moved, boardPoint(900, 900)]]))
  sync()
  restore(a.doc, past)
  sync()
  b.undo.undo()
  expect(b.board.item(moved)).toMatchObject({ place: [500, 500] })
  b.undo.undo()
  expect(b.board.item(kept)).toMatchObject({ color: 'straw' })
  sync()
  expect(contentOf(a.doc)).toEqual(contentOf(b.doc))
})
