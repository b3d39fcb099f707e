import type { ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { screenPoint } from '../camera.ts'
import type { PointerKind, Target } from '../gestures/gesture.ts'
import { emptyDesk, type PenDesk } from './pen-desk.ts'
import { purposeOf, type DrawingHand, type PenFacts, type PenPurpose } from './pen-rules.ts'

const paper: Target = { on: 'item', id: 'note-1' as ItemId }
const handle: Target = { on: 'handle', id: 'note-1' as ItemId, corner: 'se' }
const withPen: PenDesk = { ...emptyDesk, seesPen: true }
const here = screenPoint(500, 500)

interface Case extends Partial<Omit<PenFacts, 'targetAt' | 'isSelected' | 'isWriting'>> {
  readonly on?: Target
  readonly isChosen?: boolean
  readonly hasJustWritten?: boolean
  readonly button?: number
}

function use(kind: PointerKind, given: Case = {}): PenPurpose {
  const { on = { on: 'table' }, isChosen = false, hasJustWritten = false, button = 0, ...facts } = given
  return purposeOf(
    { kind, button, at: here },
    {
      desk: emptyDesk,
      tool: 'select',
      mayDraw: true,
      isSpaceHeld: false,
      isBoardFree: true,
      hands: [],
      screen: 'large',
      hasSelection: false,
      ...facts,
      isSelected: () => isChosen,
      targetAt: () => on,
      isWriting: () => hasJustWritten,
    },
  )
}

const finger = (x: number, hasDrawn: boolean): DrawingHand => ({ kind: 'touch', at: screenPoint(x, 500), hasDrawn })

test('with the tool in the hand mouse, finger and pen draw, over papers, too', () => {
  for (const kind of ['mouse', 'touch', 'pen'] as const) expect(use(kind, { tool: 'draw', on: paper })).toBe('draws')
  const erases = { ...emptyDesk, erases: true }
  for (const kind of ['mouse', 'touch', 'pen'] as const)
    expect(use(kind, { tool: 'draw', desk: erases })).toBe('erases')
})

test('without the tool a mouse and a finger never draw', () => {
  for (const kind of ['mouse', 'touch'] as const) expect(use(kind, { desk: withPen })).toBe('passes')
})

test('a pen draws by itself on the table, and over a paper if it moves; what is selected it moves', () => {
  expect(use('pen', { desk: withPen })).toBe('draws')
  expect(use('pen', { desk: withPen, on: paper })).toBe('waits')
  expect(use('pen', { desk: withPen, on: paper, isChosen: true })).toBe('passes')
  expect(use('pen', { desk: withPen, on: handle })).toBe('passes')
  expect(use('pen', { desk: withPen, hasSelection: true })).toBe('waits')
  for (const tool of ['hand', 'note', 'section', 'link'] as const)
    expect(use('pen', { desk: withPen, tool })).toBe('passes')
})

test('a tap beside what was just written is its dot, over a paper, too', () => {
  expect(use('pen', { desk: withPen, on: paper, hasJustWritten: true })).toBe('draws')
})

test('once there was a pen fingers move the board, until somebody lets them draw; a pen then waits for the tool', () => {
  expect(use('touch', { desk: withPen, tool: 'draw' })).toBe('passes')
  const both = { ...withPen, fingersDraw: true }
  expect(use('touch', { desk: both, tool: 'draw' })).toBe('draws')
  expect(use('pen', { desk: both })).toBe('passes')
})

test('a palm that rests beside a pen that draws does nothing', () => {
  const hands: DrawingHand[] = [{ kind: 'pen', at: here, hasDrawn: false }]
  expect(use('touch', { desk: withPen, tool: 'draw', hands })).toBe('ignores')
  expect(use('touch', { desk: withPen, hands, on: paper })).toBe('ignores')
})

test('the other end of a pen rubs out, whatever the tool is', () => {
  for (const tool of ['select', 'draw', 'note'] as const) expect(use('pen', { button: 5, tool })).toBe('erases')
})

test('other buttons, a held space bar and whoever may not draw leave everything as it is', () => {
  for (const kind of ['mouse', 'touch', 'pen'] as const) {
    expect(use(kind, { tool: 'draw', desk: emptyDesk, button: 2 })).toBe('passes')
    expect(use(kind, { tool: 'draw', isSpaceHeld: true })).toBe('passes')
    expect(use(kind, { tool: 'draw', mayDraw: false })).toBe('passes')
  }
})

test('two fingers far apart are two people before a wall, and near each other one hand that zooms', () => {
  const at = (screen: PenFacts['screen'], other: DrawingHand) => use('touch', { tool: 'draw', screen, hands: [other] })
  expect(at('wall', finger(900, false))).toBe('draws')
  expect(at('wall', finger(650, false))).toBe('pinches')
  expect(at('wall', finger(650, true))).toBe('pinches')
})

test('on a large screen a second finger is somebody else’s if the first has drawn already, on a small one never', () => {
  const at = (screen: PenFacts['screen'], other: DrawingHand) => use('touch', { tool: 'draw', screen, hands: [other] })
  expect(at('large', finger(900, false))).toBe('pinches')
  expect(at('large', finger(900, true))).toBe('draws')
  expect(at('small', finger(900, true))).toBe('pinches')
})

test('a finger that comes to others that move the board does not draw', () => {
  expect(use('touch', { tool: 'draw', isBoardFree: false })).toBe('passes')
})
