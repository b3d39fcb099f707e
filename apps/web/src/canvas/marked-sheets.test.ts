import { expect, test } from 'vitest'
import { createMarkedSheets } from './marked-sheets.ts'

function setUp() {
  const done: string[] = []
  let stillsLeft = 2
  const marked = createMarkedSheets({
    draw: (sheet, mayLag) => void done.push(mayLag === true ? `${sheet} later` : sheet),
    keepStill() {
      stillsLeft -= 1
      if (stillsLeft >= 0) done.push('still')
      return stillsLeft >= 0
    },
  })
  const frame = (kind: { isTyping?: boolean; isLetter?: boolean; isElsewhere?: boolean; isHeld?: boolean } = {}) => {
    done.length = 0
    marked.draw({ isTyping: true, isLetter: false, isElsewhere: false, isHeld: false, ...kind })
    return [...done]
  }
  const asked = (): boolean => {
    let isAsked = false
    const goesOn = marked.giveRoom(() => void (isAsked = true))
    expect(isAsked).toBe(goesOn)
    return goesOn
  }
  frame({ isTyping: false })
  return { marked, frame, asked }
}

test('while nobody types all that is marked is drawn with the next frame', () => {
  const { marked, frame } = setUp()
  marked.add('live')
  marked.addPatiently('resting', 'pointers', 'overlay')
  expect(frame({ isTyping: false })).toEqual(['resting', 'live', 'overlay', 'pointers'])
  marked.add()
  expect(frame({ isTyping: false })).toEqual(['resting', 'live', 'overlay', 'headings', 'pointers'])
  expect(marked.isEmpty()).toBe(true)
})

test('while letters come what others did is drawn behind them, one large sheet behind each, and then one still picture', () => {
  const { marked, frame, asked } = setUp()
  marked.addPatiently('resting', 'pointers', 'overlay')
  expect(frame()).toEqual(['overlay'])
  expect(frame()).toEqual([])
  expect(asked()).toBe(true)
  expect(frame({ isLetter: true })).toEqual([])
  expect(frame()).toEqual(['resting later'])
  expect(frame()).toEqual([])
  expect([asked(), frame()]).toEqual([true, ['pointers later']])
  expect([asked(), frame(), asked(), frame(), asked(), frame()]).toEqual([true, ['still'], true, ['still'], true, []])
  expect(asked()).toBe(false)
})

test('what I did myself, and what stands elsewhere, waits for no letter', () => {
  const { marked, frame } = setUp()
  marked.addPatiently('resting')
  marked.add('resting')
  expect(frame()).toEqual(['resting later'])
  marked.addPatiently('resting', 'pointers')
  expect(frame({ isElsewhere: true })).toEqual(['resting later'])
  expect(frame({ isElsewhere: true })).toEqual(['pointers later'])
})

test('a sheet that is held keeps its room until it is not', () => {
  const { marked, frame, asked } = setUp()
  marked.addPatiently('resting')
  expect(asked()).toBe(true)
  expect(frame({ isHeld: true })).toEqual([])
  expect(frame()).toEqual(['resting later'])
})

test('with the pause all that waits is drawn', () => {
  const { marked, frame } = setUp()
  marked.addPatiently('resting', 'pointers')
  expect(frame()).toEqual([])
  expect(frame({ isTyping: false })).toEqual(['resting', 'pointers'])
})
