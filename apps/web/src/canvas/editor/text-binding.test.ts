import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { bindText, type TextField } from './text-binding.ts'

/** A field as a textarea behaves: setting the value moves the caret to the end. */
function createField(): TextField & { type(insert: string): void } {
  let value = ''
  const field = {
    selectionStart: 0,
    selectionEnd: 0,
    selectionDirection: 'none' as const,
    get value() {
      return value
    },
    set value(next: string) {
      value = next
      field.setSelectionRange(next.length, next.length)
    },
    setSelectionRange(start: number, end: number) {
      field.selectionStart = start
      field.selectionEnd = end
    },
    type(insert: string) {
      const [start, end] = [field.selectionStart, field.selectionEnd]
      value = value.slice(0, start) + insert + value.slice(end)
      field.setSelectionRange(start + insert.length, start + insert.length)
    },
  }
  return field
}

/** Two people, each with a document, a field and a binding; `sync` lets everything through. */
function createPair(words: string) {
  const people = [new Y.Doc(), new Y.Doc()].map((doc) => ({ doc, field: createField() }))
  const [first, second] = people
  if (first === undefined || second === undefined) throw new Error('a pair is two')
  first.doc.getText('t').insert(0, words)
  const sync = (): void => {
    Y.applyUpdate(second.doc, Y.encodeStateAsUpdate(first.doc), 'remote')
    Y.applyUpdate(first.doc, Y.encodeStateAsUpdate(second.doc), 'remote')
  }
  sync()
  const bound = people.map(({ doc, field }) => {
    const text = doc.getText('t')
    let remotes = 0
    const splice = ({ index, remove, insert }: { index: number; remove: number; insert: string }): void =>
      doc.transact(() => {
        text.delete(index, remove)
        text.insert(index, insert)
      })
    const binding = bindText({ text, field, splice, onRemote: () => void (remotes += 1) })
    return {
      field,
      binding,
      words: () => text.toJSON(),
      remotes: () => remotes,
      type: (insert: string) => (field.type(insert), binding.typed()),
    }
  })
  const [anna, bo] = bound
  if (anna === undefined || bo === undefined) throw new Error('a pair is two')
  return { anna, bo, sync }
}

test('typing in one field is seen in the other, and its caret stays at its word', () => {
  const { anna, bo, sync } = createPair('vi ses')
  anna.field.setSelectionRange(2, 2)
  bo.field.setSelectionRange(6, 6)
  anna.type(' to')
  sync()
  expect(bo.field.value).toBe('vi to ses')
  expect(bo.field.selectionStart).toBe(9)
  expect(bo.remotes()).toBe(1)
  expect(anna.remotes()).toBe(0)
})

test('two people who type at the same place at once keep every letter, each in a row', () => {
  const { anna, bo, sync } = createPair('')
  for (const letter of 'abcde') {
    anna.type(letter)
    bo.type(letter.toUpperCase())
    sync()
  }
  expect(anna.field.value).toBe(bo.field.value)
  expect(['abcdeABCDE', 'ABCDEabcde']).toContain(anna.field.value)
})

test('while one composes nothing is touched under the hand, and afterwards both have everything', () => {
  const { anna, bo, sync } = createPair('hej ')
  anna.field.setSelectionRange(4, 4)
  anna.binding.holdStill()
  anna.type('m')
  bo.field.setSelectionRange(0, 0)
  bo.type('Å, ')
  sync()
  expect(anna.field.value).toBe('hej m')
  anna.type('ø')
  anna.binding.goOn()
  sync()
  expect(anna.field.value).toBe('Å, hej mø')
  expect(anna.field.selectionStart).toBe(9)
  expect(bo.field.value).toBe('Å, hej mø')
})

test('letters that are written down a moment later keep their place among what came meanwhile, and are one edit', () => {
  const { anna, bo, sync } = createPair('vi ses')
  anna.field.setSelectionRange(2, 2)
  anna.binding.holdStill()
  anna.field.value = 'vi to ses'
  anna.field.setSelectionRange(5, 5)
  expect(anna.words()).toBe('vi ses')
  bo.field.setSelectionRange(0, 0)
  bo.type('Ja, ')
  sync()
  expect(anna.field.value).toBe('vi to ses')
  anna.binding.typed()
  anna.binding.goOn()
  sync()
  expect(anna.field.value).toBe('Ja, vi to ses')
  expect(anna.field.selectionStart).toBe(9)
  expect(bo.field.value).toBe('Ja, vi to ses')
  // Nothing of others' came: nothing is read again, and nobody is told.
  const told = anna.remotes()
  anna.binding.holdStill()
  anna.type('!')
  anna.binding.goOn()
  expect(anna.remotes()).toBe(told)
  expect(anna.words()).toBe('Ja, vi to! ses')
})

test('carriage returns of an import stay in the words, and the caret counts past them', () => {
  const { anna, bo } = createPair('en\r\nto')
  expect(anna.field.value).toBe('en\nto')
  anna.field.setSelectionRange(5, 5)
  anna.type('!')
  expect(anna.words()).toBe('en\r\nto!')
  expect(anna.binding.caret()).toEqual({ anchor: 7, head: 7 })
  bo.binding.close()
})

test('after closing, the field is left alone', () => {
  const { anna, bo, sync } = createPair('a')
  anna.binding.close()
  bo.field.setSelectionRange(1, 1)
  bo.type('b')
  sync()
  expect(anna.field.value).toBe('a')
})
