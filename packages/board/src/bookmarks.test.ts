import { expect, test } from 'vitest'
import { createTestClock, createTestPeers, syncPeers } from '../test/peers.ts'
import { createBookmarkEdits, longestLabel } from './index.ts'

function twoPeers() {
  const clock = createTestClock()
  const [a, b] = createTestPeers(2, clock)
  if (!a || !b) throw new Error('two peers were asked for')
  const labels = (): readonly string[] => [...b.board.view().bookmarks.values()].map(({ label }) => label)
  return { a, b, clock, labels, sync: () => syncPeers([a, b]) }
}

test('[BRD-100] bookmarks are read in the order of what they mark, and whoever reads the whole is told', () => {
  const { a, b, clock, labels, sync } = twoPeers()
  let told = 0
  b.board.watchView(() => (told += 1))
  clock.advance(5000)
  const now = a.edits.with(createBookmarkEdits).addBookmark({ label: '  After the\n break ' })
  a.edits.with(createBookmarkEdits).addBookmark({ label: 'Who is here', at: 1_000_500.4 })
  sync()
  expect(labels()).toEqual(['Who is here', 'After the break'])
  expect(told).toBeGreaterThan(0)
  expect(b.board.view().bookmarks.get(now ?? '')).toEqual({
    id: now,
    at: clock.now(),
    label: 'After the break',
    by: a.actor,
  })
})

test('[BRD-100] whatever else lies under the root is no bookmark, and a label has an end', () => {
  const { b } = twoPeers()
  const root = b.doc.getMap('bookmarks')
  for (const [key, value] of Object.entries({ a: 1, b: {}, c: { at: Number.NaN }, d: { at: -1 }, e: [], f: null })) {
    root.set(key, value)
  }
  expect(b.board.view().bookmarks.size).toBe(0)
  root.set('g', { at: 7, label: 'x'.repeat(500), by: 9 })
  expect([...b.board.view().bookmarks.values()]).toEqual([
    { id: 'g', at: 7, label: 'x'.repeat(longestLabel), by: null },
  ])
})

test('[BRD-101] only its author renames or deletes it, and what is deleted is still there', () => {
  const { a, b, labels, sync } = twoPeers()
  const id = a.edits.with(createBookmarkEdits).addBookmark({ label: 'Turning point' }) ?? ''
  sync()
  b.edits.with(createBookmarkEdits).renameBookmark(id, 'Mine')
  b.edits.with(createBookmarkEdits).removeBookmark(id)
  sync()
  expect(labels()).toEqual(['Turning point'])
  a.edits.with(createBookmarkEdits).renameBookmark(id, 'The turning point')
  sync()
  expect(labels()).toEqual(['The turning point'])
  a.edits.with(createBookmarkEdits).removeBookmark(id)
  sync()
  expect(labels()).toEqual([])
  expect(b.doc.getMap('bookmarks').has(id)).toBe(true)
  expect(b.board.gone()).toEqual([])
})

test('[BRD-101] undo and redo take back my bookmark, its name and its deletion, and nobody else’s', () => {
  const { a, b, labels, sync } = twoPeers()
  b.edits.with(createBookmarkEdits).addBookmark({ label: 'Theirs' })
  const id = a.edits.with(createBookmarkEdits).addBookmark({ label: 'One' }) ?? ''
  a.undo.stopCapturing()
  a.edits.with(createBookmarkEdits).renameBookmark(id, 'Two')
  a.undo.stopCapturing()
  a.edits.with(createBookmarkEdits).removeBookmark(id)
  sync()
  const steps: (readonly string[])[] = []
  for (const way of ['undo', 'undo', 'undo', 'undo', 'redo', 'redo', 'redo'] as const) {
    a.undo[way]()
    sync()
    steps.push(labels().filter((label) => label !== 'Theirs'))
    expect(labels()).toContain('Theirs')
  }
  expect(steps).toEqual([['Two'], ['One'], [], [], ['One'], ['Two'], []])
})
