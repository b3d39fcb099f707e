import { expect, test } from 'vitest'
import type { Heading } from './headings.ts'
import { createMovingPicture } from './moving-picture.ts'
import type { View } from './picture.ts'

const margin = 200

function setUp() {
  const done: string[] = []
  const now = { x: 0, y: 0, zoom: 0.5, isStale: false, isLively: false, isUnfinished: false, isMended: false }
  /** A heading that stands over its zone, and slides along the left edge where `edge` says that its zone goes on. */
  let edge: number | null = null
  const view = (): View => ({
    camera: { x: now.x, y: now.y, zoom: now.zoom },
    viewport: { width: 1000, height: 800 },
  })
  const headings = ({ camera }: View): readonly Heading[] => {
    const left = (300 - camera.x) * camera.zoom
    const top = -camera.y * camera.zoom
    const shown = edge === null ? left : Math.max(edge, left)
    const size = { height: 40, isStuck: false, nameSize: 20, questionSize: 14 }
    return [{ zone: 'plan', left: shown, right: left + 300, top, ...size }]
  }
  const picture = createMovingPicture({
    surface: () => ({
      draw: () => undefined,
      hide: (sheet) => void done.push(`no ${sheet}`),
      push: (_sheet, [x, y]) => void done.push(`push ${x} ${y}`),
      margin: () => margin,
      ratio: () => 2,
    }),
    view,
    headings,
    paint() {
      done.push(picture.hasHeadingsApart() ? 'paint without headings' : 'paint')
      return now.isUnfinished
    },
    mend: () => now.isMended,
    paintAhead: () => false,
    isStale: () => now.isStale,
    isLively: () => now.isLively,
  })
  const show = (time: number, change: Partial<typeof now>): readonly string[] => {
    Object.assign(now, change)
    done.length = 0
    picture.show(time)
    return [...done]
  }
  return { picture, show, slideAt: (at: number) => void (edge = at), done }
}

test('one picture is painted and pushed by whole dots, until it does not reach', () => {
  const { show } = setUp()
  expect(show(0, {})).toEqual(['paint'])
  expect(show(16, { x: 100, y: -60 })).toEqual(['push -100 60'])
  expect(show(32, { x: 400 })).toEqual(['push -400 60'])
  expect(show(48, { x: 401 })).toEqual(['paint'])
  expect(show(64, { x: 400 })).toEqual(['push 1 0'])
})

test('another magnification is another picture', () => {
  const { show } = setUp()
  show(0, {})
  expect(show(16, { zoom: 0.6 })).toEqual(['paint'])
})

test('what is new waits for the next second, or a quarter of one where others carry something', () => {
  const { show } = setUp()
  show(0, {})
  expect(show(990, { isStale: true, x: 10 })).toEqual(['push -10 0'])
  expect(show(1000, {})).toEqual(['paint'])
  expect(show(1240, { isLively: true })).toEqual(['push 0 0'])
  expect(show(1250, {})).toEqual(['paint'])
  expect(show(9000, { isStale: false })).toEqual(['push 0 0'])
})

test('what is missing is shown when it is there, and what there is of it after a tenth of a second', () => {
  const { show } = setUp()
  show(0, { isUnfinished: true })
  expect(show(16, {})).toEqual(['push 0 0'])
  expect(show(32, { isMended: true })).toEqual(['paint'])
  expect(show(48, { isMended: false })).toEqual(['push 0 0'])
  expect(show(132, { isUnfinished: false })).toEqual(['paint'])
  expect(show(900, {})).toEqual(['push 0 0'])
})

test('headings that would slide along an edge on the way stand over the picture by themselves', () => {
  const { picture, show, slideAt, done } = setUp()
  slideAt(-60)
  expect(show(0, { x: 0 })).toEqual(['paint'])
  expect(show(16, { x: 400 })).toEqual(['push -400 0'])
  expect(show(32, { x: 401 })).toEqual(['paint without headings'])
  expect(show(48, { x: 350 })).toEqual(['push 51 0'])
  expect(show(64, { x: 0 })).toEqual(['paint without headings'])
  picture.letGo()
  expect(done.at(-1)).toBe('no picture')
  expect(picture.hasHeadingsApart()).toBe(false)
  expect(show(80, {})).toEqual(['paint'])
})
