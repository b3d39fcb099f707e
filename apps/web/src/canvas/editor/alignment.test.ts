import fc from 'fast-check'
import { expect, test } from 'vitest'
import type { TextSplice } from '@samtavle/board'
import {
  aligned,
  alignedWithEditor,
  carryDocumentSplice,
  carryEditorSplice,
  isSettled,
  toDocument,
  toEditor,
  type Alignment,
  type Carried,
} from './alignment.ts'

interface Texts {
  readonly document: string
  readonly editor: string
  readonly alignment: Alignment
}

type CarryEditor = (alignment: Alignment, splice: TextSplice) => Carried

const change = fc.record({
  side: fc.constantFrom('editor', 'document'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  remove: fc.nat({ max: 4 }),
  insert: fc.string({ unit: fc.constantFrom('a', 'b', 'æ'), maxLength: 4 }),
})
const changes = fc.array(change, { size: 'max', maxLength: 30 })

function splice(text: string, { index, remove, insert }: TextSplice): string {
  return text.slice(0, index) + insert + text.slice(index + remove)
}

/** Plays changes on both sides; every typed stretch is marked by its side in capitals or not. */
function play(
  list: readonly (typeof change extends fc.Arbitrary<infer Change> ? Change : never)[],
  carry: CarryEditor,
): Texts {
  return list.reduce<Texts>(
    (texts, { side, at, remove, insert }) => {
      const text = side === 'editor' ? texts.editor : texts.document
      const index = Math.floor(at * (text.length + 1) * 0.9999)
      const made = {
        index,
        remove: Math.min(remove, text.length - index),
        insert: side === 'editor' ? insert : insert.toUpperCase(),
      }
      if (side === 'document') {
        return {
          ...texts,
          document: splice(texts.document, made),
          alignment: carryDocumentSplice(texts.alignment, made),
        }
      }
      const carried = carry(texts.alignment, made)
      return {
        document: carried.splices.reduce(splice, texts.document),
        editor: splice(texts.editor, made),
        alignment: carried.alignment,
      }
    },
    { document: 'hello world', editor: 'hello world', alignment: aligned(11) },
  )
}

/** What holds after any changes on both sides: the runs describe both texts exactly. */
function holds({ document, editor, alignment }: Texts): boolean {
  let [inDocument, inEditor] = [0, 0]
  for (const { is, length } of alignment) {
    const same = document.slice(inDocument, inDocument + length) === editor.slice(inEditor, inEditor + length)
    if (is === 'both' && !same) return false
    if (is !== 'editor') inDocument += length
    if (is !== 'document') inEditor += length
  }
  return inDocument === document.length && inEditor === editor.length
}

test('whatever both sides type, the runs describe both texts', () => {
  fc.assert(
    fc.property(changes, (list) => holds(play(list, carryEditorSplice))),
    { numRuns: 2000 },
  )
})

test('a carrier that forgets what only the document has is caught by that', () => {
  const forgetful: CarryEditor = (alignment, made) => ({ ...carryEditorSplice(alignment, made), splices: [made] })
  expect(() =>
    fc.assert(
      fc.property(changes, (list) => holds(play(list, forgetful))),
      { numRuns: 2000 },
    ),
  ).toThrow('Property failed')
})

test('what others type during a composition stays, even inside a stretch that the editor replaces', () => {
  let alignment = carryDocumentSplice(aligned(5), { index: 2, remove: 0, insert: 'XY' })
  const carried = carryEditorSplice(alignment, { index: 1, remove: 3, insert: 'å' })
  alignment = carried.alignment
  expect(carried.splices.reduce(splice, 'heXYllo')).toBe('håXYo')
})

test('indices go over and come back', () => {
  const alignment = carryDocumentSplice(aligned(5), { index: 2, remove: 1, insert: 'XYZ' })
  expect([0, 1, 2, 3, 4, 5].map((index) => toDocument(alignment, index))).toEqual([0, 1, 2, 5, 6, 7])
  expect(toEditor(alignment, 7)).toBe(5)
  expect(toEditor(alignment, 3)).toBe(2)
  expect(isSettled(alignment)).toBe(false)
  expect(isSettled(aligned(3))).toBe(true)
})

test('carriage returns stay in the document and out of the editor', () => {
  const alignment = alignedWithEditor('one\r\ntwo')
  const { splices } = carryEditorSplice(alignment, { index: 4, remove: 3, insert: 'to' })
  expect(splices.reduce(splice, 'one\r\ntwo')).toBe('one\r\nto')
})
