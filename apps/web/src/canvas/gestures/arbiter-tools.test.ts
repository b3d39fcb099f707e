import { expect, test } from 'vitest'
import { createHand, note, onNote, onTable } from '../test/test-hand.ts'
import type { Target } from './gesture.ts'

test('a section is drawn from corner to corner, or put down by a tap, also where notes lie and also by touch', () => {
  const drawer = createHand({ tool: 'section', target: onNote })
  drawer.down(0, 0, { kind: 'touch' })
  drawer.move(300, 200, { kind: 'touch' })
  drawer.up(320, 240, { kind: 'touch' })
  expect(drawer.does()).toEqual(['start-draw', 'draw', 'draw', 'end-draw'])
  expect(drawer.acts[0]).toMatchObject({ drawn: { is: 'section' } })
  const tapper = createHand({ tool: 'section', target: onNote })
  tapper.down(0, 0)
  tapper.up(1, 1)
  expect(tapper.does()).toEqual(['new-section'])
})

test('a line is drawn from a note, by two taps as well, and never from the table', () => {
  const drawer = createHand({ tool: 'link', target: onNote })
  drawer.down(0, 0)
  drawer.move(300, 200)
  drawer.up(300, 200)
  expect(drawer.acts[0]).toMatchObject({ do: 'start-draw', drawn: { is: 'link', from: note } })
  expect(drawer.acts.at(-1)).toEqual({ do: 'end-draw', keep: true })
  const tapper = createHand({ tool: 'link', target: onNote })
  tapper.down(0, 0)
  tapper.up(0, 0)
  expect(tapper.acts).toEqual([{ do: 'link-tap', id: note }])
  const onlooker = createHand({ tool: 'link', target: onNote, canWrite: false })
  onlooker.down(0, 0)
  onlooker.move(300, 200)
  onlooker.up(300, 200)
  expect(onlooker.does()).not.toContain('start-draw')
  const pans = createHand({ tool: 'link', target: onTable })
  pans.down(0, 0)
  pans.move(300, 200)
  expect(pans.does()).toEqual(['pan'])
})

test('a second finger takes back what the first one draws', () => {
  const hand = createHand({ tool: 'section' })
  hand.down(0, 0, { kind: 'touch' })
  hand.move(100, 100, { kind: 'touch' })
  hand.down(300, 300, { kind: 'touch', id: 2 })
  expect(hand.acts.slice(-2)).toEqual([{ do: 'end-draw', keep: false }, { do: 'start-pinch' }])
})

test('the plus beside a note adds one by a tap and pulls one off by a drag; twice quickly adds two', () => {
  const onPlus: Target = { on: 'plus', id: note, side: 'right' }
  const tapper = createHand({ target: onPlus })
  for (let time = 0; time < 2; time += 1) {
    tapper.down(0, 0)
    tapper.up(0, 0)
  }
  expect(tapper.does()).toEqual(['add-beside', 'add-beside'])
  const puller = createHand({ target: onPlus })
  puller.down(0, 0)
  puller.move(90, 0)
  puller.up(90, 0)
  expect(puller.acts[0]).toMatchObject({ do: 'start-draw', drawn: { is: 'note', from: note } })
  const finger = createHand({ target: onPlus })
  finger.down(0, 0, { kind: 'touch' })
  finger.move(90, 0, { kind: 'touch' })
  expect(finger.does()).toEqual(['pan'])
})

test('what is held still is selected by a tap and never dragged: the marquee begins on it', () => {
  const onLocked: Target = { on: 'table', locked: note }
  const tapper = createHand({ target: onLocked })
  tapper.down(0, 0)
  tapper.up(0, 0)
  expect(tapper.acts).toEqual([{ do: 'select', id: note, alone: false }])
  const dragger = createHand({ target: onLocked })
  dragger.down(0, 0)
  dragger.move(50, 50)
  expect(dragger.does()).toEqual(['start-marquee', 'marquee'])
})

test('Ctrl reaches into a group, and lets nothing snap while it is held', () => {
  const hand = createHand({ target: onNote })
  hand.down(0, 0, { command: true })
  hand.move(50, 0, { command: true })
  hand.move(60, 0)
  expect(hand.acts[0]).toEqual({ do: 'select', id: note, alone: true })
  const drags = hand.acts.filter((act) => act.do === 'drag')
  expect(drags.map(({ loose }) => loose)).toEqual([true, false])
})
