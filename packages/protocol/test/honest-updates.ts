import * as Y from 'yjs'
import { below, pick, type Random } from './damage.ts'

/** What two people at work send: letters, deletions, formats, values of every kind, nested maps; and their documents as they grow. */
export function honestUpdates(random: Random): readonly Uint8Array[] {
  const updates: Uint8Array[] = []
  const wholes: Uint8Array[] = []
  const docs = [openDoc(11, updates), openDoc(2 ** 32 + 5, updates)] as const
  for (let index = 0; index < 60; index += 1) {
    const doc = pick(docs, random)
    change(doc, random)
    // Whole documents need nothing before them; small ones, because damage should hit something that matters.
    if (index < 20) wholes.push(Y.encodeStateAsUpdate(doc))
    if (index % 7 === 6)
      docs.forEach((other) => Y.applyUpdate(other, Y.encodeStateAsUpdate(doc, Y.encodeStateVector(other))))
  }
  return [...updates, ...wholes]
}

/** A document of all of these. */
export function docOf(updates: readonly Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  for (const update of updates) Y.applyUpdate(doc, update)
  return doc
}

function openDoc(clientId: number, updates: Uint8Array[]): Y.Doc {
  const doc = new Y.Doc()
  doc.clientID = clientId
  doc.on('update', (update: Uint8Array) => updates.push(update))
  return doc
}

function change(doc: Y.Doc, random: Random): void {
  const key = pick(['a', 'b', 'c'], random)
  const text = doc.getMap<Y.Text>('texts').get(key)
  if (!text) return void doc.getMap('texts').set(key, new Y.Text('co-creation 🎉'))
  const at = below(text.length, random)
  const changes = [
    () => text.insert(at, pick(['x', 'æøå', '🎉', 'a longer sentence'], random)),
    () => text.delete(at, Math.min(3, text.length - at)),
    () => text.format(at, Math.min(4, text.length - at), { bold: pick([true, null, { by: ['me', 1.5] }], random) }),
    () => doc.getMap('items').set(key, { kind: 'note', at: 1_700_000_000_000, by: null, of: [1, -2.5, 'æ', 3n, true] }),
    () => doc.getMap('items').set(key, new Y.Map([['x', below(1000, random)]])),
    () => doc.getMap('items').delete(key),
    () => doc.getMap('items').set(key, Uint8Array.from([1, 2, 3])),
  ]
  pick(changes, random)()
}
