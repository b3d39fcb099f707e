import { expect, test } from 'vitest'
import { editorCommand, keyCommand, type KeyContext, type KeyInput } from './keys.ts'

const none: KeyContext = { selected: 0, isOneWritable: false, isLeft: false }
const one: KeyContext = { selected: 1, isOneWritable: true, isLeft: false }
const many: KeyContext = { selected: 3, isOneWritable: false, isLeft: false }

function key(name: string): KeyInput {
  const parts = name.split('+')
  const key = parts.at(-1) ?? ''
  const code = /^\d$/.test(key) ? `Digit${key}` : /^[a-z]$/i.test(key) ? `Key${key.toUpperCase()}` : ''
  const has = (part: string): boolean => parts.slice(0, -1).includes(part)
  return { key, code, command: has('Ctrl'), shift: has('Shift'), alt: has('Alt'), isComposing: false }
}

test.each<[string, KeyContext, object | null]>([
  ['n', none, { do: 'tool', tool: 'note' }],
  ['h', many, { do: 'tool', tool: 'hand' }],
  ['v', none, { do: 'tool', tool: 'select' }],
  ['n', one, { do: 'type' }],
  ['n', { ...one, isLeft: true }, { do: 'tool', tool: 'note' }],
  ['å', { ...one, isLeft: true }, { do: 'type' }],
  ['å', one, { do: 'type' }],
  ['å', many, null],
  ['Dead', one, { do: 'type' }],
  ['Process', one, { do: 'type' }],
  ['Process', many, null],
  [' ', one, null],
  ['?', one, null],
  ['Enter', one, { do: 'edit' }],
  ['Enter', many, null],
  ['Delete', many, { do: 'remove' }],
  ['Backspace', none, null],
  ['Ctrl+d', one, { do: 'duplicate' }],
  ['Ctrl+d', none, null],
  ['Ctrl+a', none, { do: 'select-all' }],
  ['Ctrl+z', none, { do: 'undo' }],
  ['Ctrl+Shift+Z', none, { do: 'redo' }],
  ['Ctrl+y', none, { do: 'redo' }],
  ['Ctrl+c', one, null],
  ['Ctrl+0', none, { do: 'reset-zoom' }],
  ['Shift+1', one, { do: 'fit-all' }],
  ['Shift+2', one, { do: 'fit-selection' }],
  ['ArrowLeft', one, { do: 'nudge', dx: -10, dy: 0 }],
  ['Shift+ArrowDown', many, { do: 'nudge', dx: 0, dy: 50 }],
  ['Alt+ArrowUp', one, { do: 'nudge', dx: 0, dy: -1 }],
  ['ArrowRight', none, { do: 'pan', dx: -80, dy: 0 }],
  [']', one, { do: 'raise' }],
  ['[', many, { do: 'lower' }],
  ['Ctrl+[', many, { do: 'lower' }],
  ['Ctrl+l', one, { do: 'rests-on' }],
  ['Ctrl+l', { ...many, selected: 2 }, { do: 'link' }],
  ['Ctrl+l', many, null],
  ['Ctrl+l', none, null],
  ['Ctrl+Shift+H', one, { do: 'fold' }],
  ['Ctrl+Shift+L', one, { do: 'lock' }],
  ['Ctrl+Shift+ArrowLeft', many, { do: 'arrange', how: 'align-left' }],
  ['Ctrl+Shift+ArrowDown', many, { do: 'arrange', how: 'align-bottom' }],
  ['Ctrl+Shift+ArrowUp', one, null],
  ['Alt+Shift+C', one, { do: 'copy-picture' }],
  ['Alt+c', one, { do: 'thread' }],
  ['Alt+c', many, null],
  ['Alt+PageDown', none, { do: 'next-section' }],
  ['Alt+PageUp', many, { do: 'previous-section' }],
  ['Escape', none, { do: 'escape' }],
  ['PageDown', none, { do: 'page-down' }],
  ['Tab', one, null],
  ['F5', one, null],
])('%s with %o means %o', (name, context, command) => {
  expect(keyCommand(key(name), context)).toEqual(command)
})

test.each<[string, object | null]>([
  ['Escape', { do: 'leave' }],
  ['Tab', { do: 'next', direction: 'right' }],
  ['Shift+Tab', { do: 'next', direction: 'left' }],
  ['Ctrl+Enter', { do: 'next', direction: 'below' }],
  ['Ctrl+Shift+Enter', { do: 'next', direction: 'above' }],
  ['Enter', null],
  ['Ctrl+z', { do: 'undo' }],
  ['Ctrl+Shift+Z', { do: 'redo' }],
  ['Ctrl+b', null],
  ['n', null],
  ['Delete', null],
])('in the editor %s means %o', (name, command) => {
  expect(editorCommand(key(name))).toEqual(command)
})

test('while an input method composes no key is a shortcut', () => {
  for (const name of ['n', 'Escape', 'Enter', 'Tab', 'Ctrl+Enter', 'Delete']) {
    expect(keyCommand({ ...key(name), isComposing: true }, one)).toBeNull()
    expect(editorCommand({ ...key(name), isComposing: true })).toBeNull()
  }
})
