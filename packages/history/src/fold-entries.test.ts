import { expect, test } from 'vitest'
import { Doc, encodeStateAsUpdate } from 'yjs'
import { foldEntries, type FoldableEntry } from './fold-entries.ts'

function recordedTyping(): readonly FoldableEntry[] {
  const doc = new Doc()
  const entries: FoldableEntry[] = []
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, bytes }))
  for (const letter of 'harbour') doc.getText('words').insert(doc.getText('words').length, letter)
  doc.getText('words').delete(0, 3)
  return entries
}

const wordsOf = (doc: Doc): string => doc.getText('words').toJSON()

test('[FOLD-1] folding the first entries gives the board as it was after them', () => {
  const entries = recordedTyping()
  expect(entries).toHaveLength(8)
  expect(wordsOf(foldEntries([]))).toBe('')
  expect(wordsOf(foldEntries(entries.slice(0, 4)))).toBe('harb')
  expect(wordsOf(foldEntries(entries.slice(0, 7)))).toBe('harbour')
  expect(wordsOf(foldEntries(entries))).toBe('bour')
})

test('[FOLD-2] folding onto a base equals folding from the beginning', () => {
  const entries = recordedTyping()
  const whole = encodeStateAsUpdate(foldEntries(entries))
  for (let seq = 0; seq <= entries.length; seq += 1) {
    const base = { seq, bytes: encodeStateAsUpdate(foldEntries(entries.slice(0, seq))) }
    expect(encodeStateAsUpdate(foldEntries(entries.slice(seq), base)), `base ${seq}`).toEqual(whole)
    expect(encodeStateAsUpdate(foldEntries(entries, base)), `base ${seq}, all entries`).toEqual(whole)
  }
})
