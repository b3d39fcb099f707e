import { expect, test } from 'vitest'
import { createHand, note, onNote, onTable, type Setting } from '../test/test-hand.ts'
import { idle, type PointerInput, type PointerKind, type Target } from './gesture.ts'

const onHandle: Target = { on: 'handle', id: note, corner: 'se' }

const touch = (id: number): { id: number; kind: PointerKind } => ({ id, kind: 'touch' })

test('a click on a note selects it at once and once more on release, so that a group collapses', () => {
  const hand = createHand({ target: onNote })
  hand.down(10, 10)
  expect(hand.does()).toEqual(['select'])
  hand.up(10, 10)
  expect(hand.does()).toEqual(['select', 'select'])
})

test('Shift toggles and leaves the rest', () => {
  const hand = createHand({ target: onNote })
  hand.down(10, 10, { shift: true })
  hand.up(10, 10, { shift: true })
  expect(hand.does()).toEqual(['toggle'])
})

test('a click beside everything deselects, with Shift it does not', () => {
  const hand = createHand()
  hand.down(10, 10)
  hand.up(10, 10)
  hand.wait(1000)
  hand.down(10, 10, { shift: true })
  hand.up(10, 10, { shift: true })
  expect(hand.does()).toEqual(['deselect'])
})

test.each([
  ['mouse', 4, 5],
  ['touch', 10, 11],
] as const)('a %s trembles up to %i px and drags from %i px', (kind, trembles, drags) => {
  const hand = createHand({ target: onNote, selected: true })
  hand.down(100, 100, { kind })
  hand.move(100 + trembles, 100, { kind })
  expect(hand.does()).toEqual([])
  hand.move(100 + drags, 100, { kind })
  expect(hand.does()).toEqual(['start-drag', 'drag'])
  hand.up(150, 100, { kind })
  expect(hand.does()).toEqual(['start-drag', 'drag', 'drag', 'end-drag'])
  expect(hand.acts.at(-1)).toEqual({ do: 'end-drag', keep: true })
})

test('dragging an unselected note selects it first', () => {
  const hand = createHand({ target: onNote })
  hand.down(0, 0, touch(1))
  hand.move(30, 0, touch(1))
  expect(hand.does()).toEqual(['select', 'start-drag', 'drag'])
})

test('Alt copies what is dragged', () => {
  const hand = createHand({ target: onNote, selected: true })
  hand.down(0, 0, { alt: true })
  hand.move(30, 0)
  expect(hand.acts[0]).toEqual({ do: 'start-drag', id: note, copies: true })
})

test('a mouse on the table draws a marquee, a finger pans', () => {
  const mouse = createHand()
  mouse.down(0, 0)
  mouse.move(50, 50)
  mouse.up(60, 60)
  expect(mouse.does()).toEqual(['start-marquee', 'marquee', 'marquee', 'end-marquee'])
  const finger = createHand()
  finger.down(0, 0, touch(1))
  finger.move(50, 50, touch(1))
  finger.move(60, 50, touch(1))
  expect(finger.acts).toEqual([
    { do: 'pan', dx: 50, dy: 50 },
    { do: 'pan', dx: 10, dy: 0 },
  ])
})

test.each<[string, Partial<Setting>, Partial<PointerInput>]>([
  ['the hand tool', { tool: 'hand' }, {}],
  ['Space', { isSpaceHeld: true }, {}],
  ['the middle button', {}, { button: 1 }],
])('%s pans, also over a note', (_what, setting, more) => {
  const hand = createHand({ ...setting, target: onNote })
  hand.down(0, 0, more)
  hand.move(1, 2)
  expect(hand.acts).toEqual([{ do: 'pan', dx: 1, dy: 2 }])
})

test('a handle resizes', () => {
  const hand = createHand({ target: onHandle })
  hand.down(0, 0)
  hand.move(20, 20)
  hand.up(20, 20)
  expect(hand.does()).toEqual(['start-resize', 'resize', 'resize', 'end-resize'])
})

test.each([
  ['a note is dragged', onNote, 'end-drag'],
  ['a note is resized', onHandle, 'end-resize'],
] as const)('the second finger while %s takes that back and pinches', (_what, target, ending) => {
  const hand = createHand({ target, selected: true })
  hand.down(0, 0, touch(1))
  hand.move(40, 0, touch(1))
  hand.down(200, 0, touch(2))
  expect(hand.acts.slice(-2)).toEqual([{ do: ending, keep: false }, { do: 'start-pinch' }])
  hand.move(240, 0, touch(2))
  expect(hand.acts.at(-1)).toEqual({
    do: 'pinch',
    from: [
      [40, 0],
      [200, 0],
    ],
    to: [
      [40, 0],
      [240, 0],
    ],
  })
})

test('after a pinch the finger that stays pans on, and no tap comes of it', () => {
  const hand = createHand({ target: onNote })
  hand.down(0, 0, touch(1))
  hand.down(100, 0, touch(2))
  hand.up(0, 0, touch(1))
  hand.move(90, 0, touch(2))
  hand.up(90, 0, touch(2))
  expect(hand.does()).toEqual(['start-pinch', 'pan'])
  expect(hand.state()).toEqual(idle)
})

test('two taps close together on the table make a note, on a note open it', () => {
  for (const [target, does] of [
    [onTable, 'new-note'],
    [onNote, 'edit'],
  ] as const) {
    const hand = createHand({ target, selected: true })
    hand.down(100, 100)
    hand.up(100, 100)
    hand.wait(300)
    hand.down(103, 100)
    hand.up(103, 100)
    expect(hand.acts.at(-1)?.do).toBe(does)
  }
})

test.each([
  ['late', 500, 0, touch(1)],
  ['far away', 100, 60, touch(1)],
])('a second tap that is %s is a tap of its own', (_what, ms, away, kind) => {
  const hand = createHand()
  hand.down(100, 100, kind)
  hand.up(100, 100, kind)
  hand.wait(ms)
  hand.down(100 + away, 100, kind)
  hand.up(100 + away, 100, kind)
  expect(hand.does()).toEqual(['deselect', 'deselect'])
})

test('three quick taps are one double tap', () => {
  const hand = createHand()
  for (let count = 0; count < 3; count += 1) {
    hand.down(10, 10)
    hand.up(10, 10)
  }
  expect(hand.does()).toEqual(['deselect', 'new-note', 'deselect'])
})

test('the note tool places a note where the press began, over notes too', () => {
  const hand = createHand({ tool: 'note', target: onNote })
  hand.down(50, 60)
  hand.up(52, 60)
  expect(hand.acts).toEqual([{ do: 'new-note', at: [50, 60] }])
})

test('who may not write selects and looks, and moves nothing', () => {
  const hand = createHand({ canWrite: false, target: onNote })
  hand.down(0, 0)
  hand.move(50, 0)
  hand.up(50, 0)
  hand.down(0, 0)
  hand.up(0, 0)
  hand.down(0, 0)
  hand.up(0, 0)
  expect(new Set(hand.does())).toEqual(new Set(['select', 'start-marquee', 'marquee', 'end-marquee']))
})

test.each(['escape', 'lose'] as const)(
  '%s takes a drag back; what the hand does until it is up means nothing',
  (how) => {
    const hand = createHand({ target: onNote, selected: true })
    hand.down(0, 0)
    hand.move(50, 0)
    if (how === 'escape') hand.escape()
    else hand.lose(1)
    expect(hand.acts.at(-1)).toEqual({ do: 'end-drag', keep: false })
    const count = hand.acts.length
    hand.move(90, 0)
    hand.up(90, 0)
    expect(hand.acts).toHaveLength(count)
    expect(hand.state()).toEqual(idle)
  },
)

test('the other button starts nothing, and a third finger changes nothing', () => {
  const hand = createHand({ target: onNote })
  hand.down(0, 0, { button: 2 })
  expect(hand.state()).toEqual(idle)
  hand.down(0, 0, touch(1))
  hand.down(100, 0, touch(2))
  const before = hand.state()
  hand.down(50, 50, touch(3))
  hand.move(60, 50, touch(3))
  hand.up(60, 50, touch(3))
  expect(hand.state()).toEqual(before)
})
