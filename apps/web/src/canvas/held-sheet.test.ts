import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createHeldSheet } from './held-sheet.ts'
import { createItemDrag } from './item-drag.ts'
import { createLiveItems } from './live-items.ts'
import { createScene } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'
import { recordingPool } from './test/recording-pool.ts'

const view = {
  camera: { x: 0, y: 0, zoom: 0.5 },
  viewport: { width: 1440, height: 900 },
  ratio: 2,
  isZooming: false,
  pointer: null,
}

/** Twenty notes of a board in a hand that has just lifted them. */
function liftedNotes(count = 20) {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const at = (index: number) => boardPoint(300 + (index % 5) * 300, 300 + Math.floor(index / 5) * 300)
  const ids = session.edits.addNotes(
    Array.from({ length: count }, (_none, index) => ({ place: at(index), text: `note ${index}` })),
  )
  const scene = createScene(session.board, (text) => text.length / 2)
  const live = createLiveItems()
  const drag = createItemDrag({ session, scene, live, clock })
  const painted: (readonly ItemId[])[] = []
  const { pool, taken } = recordingPool()
  let now = 0
  const sheet = createHeldSheet({
    scene,
    live,
    now: () => (now += 0.01),
    pool,
    paint: (_context, items) => void painted.push(items.map(({ id }) => id)),
  })
  const context = recordingPool().pool.take()?.context
  if (context === undefined) throw new Error('there is always another sheet')
  const frame = (): boolean => {
    const isWhole = sheet.prepare(view)
    if (isWhole) sheet.draw(context, view)
    return isWhole
  }
  const untilWhole = (): void => {
    for (let frames = 0; !frame() && frames < 100; frames += 1);
    painted.length = 0
  }
  drag.start(ids, { copies: false })
  return { session, ids, scene, live, drag, sheet, painted, taken, frame, untilWhole }
}

test('what a hand carries is painted once, in the order of the hand, and not again while it moves', () => {
  const { ids, drag, sheet, painted, frame, untilWhole } = liftedNotes()
  expect(frame()).toBe(true)
  expect(new Set(painted.flat())).toEqual(new Set(ids))
  for (const part of painted) expect(part).toEqual(ids.filter((id) => part.includes(id)))
  untilWhole()
  for (let step = 1; step < 30; step += 1) {
    drag.move(step * 4, step)
    expect(frame()).toBe(true)
  }
  expect(painted).toEqual([])
  expect(ids.every(sheet.has)).toBe(true)
})

test('on a sheet that covers but a part of the surface everything lies where it lay', () => {
  const { drag, sheet, untilWhole } = liftedNotes()
  untilWhole()
  drag.move(33, 7)
  expect(sheet.prepare(view)).toBe(true)
  const drawnWith = (corner: readonly [number, number]): readonly (readonly number[])[] => {
    const drawn: number[][] = []
    const drawImage = (_image: unknown, ...at: number[]): void => void drawn.push(at)
    const context = new Proxy(
      {},
      { get: (_none, name) => (name === 'drawImage' ? drawImage : () => undefined), set: () => true },
    )
    // The sheet draws with it and reads nothing from it.
    sheet.draw(context as CanvasRenderingContext2D, { ...view, corner })
    return drawn
  }
  const whole = drawnWith([0, 0])
  expect(whole.length).toBeGreaterThan(0)
  expect(drawnWith([128, 256])).toEqual(whole.map(([x = 0, y = 0, ...size]) => [x - 128, y - 256, ...size]))
})

test('a note that another recolours in my hand is painted again with those beside it, and the others are not', () => {
  const { session, ids, drag, painted, frame, untilWhole } = liftedNotes()
  untilWhole()
  const [first] = ids
  if (first === undefined) throw new Error('there are notes')
  drag.move(50, 50)
  session.edits.recolorItems([first], 'fjord')
  expect(frame()).toBe(true)
  expect(painted.flat()).toContain(first)
  expect(new Set(painted.flat()).size).toBeLessThan(5)
})

test('what another moves or deletes in my hand leaves the picture, and the rest stays on it', () => {
  const { session, ids, drag, sheet, frame, untilWhole } = liftedNotes()
  untilWhole()
  const [, moved, deleted, kept] = ids
  if (moved === undefined || deleted === undefined || kept === undefined) throw new Error('there are notes')
  drag.move(50, 50)
  session.edits.moveItems(new Map([[moved, boardPoint(2000, 100)]]))
  session.edits.removeItems([deleted])
  drag.lose([deleted])
  expect(frame()).toBe(true)
  expect([moved, deleted, kept].map(sheet.has)).toEqual([false, false, true])
})

test('a few notes need no picture, a zoom is not stretched, and an empty hand keeps no tile', () => {
  expect(liftedNotes(3).frame()).toBe(false)
  const { drag, sheet, live, taken, frame, untilWhole } = liftedNotes()
  untilWhole()
  expect(taken.length).toBeGreaterThan(0)
  expect(sheet.prepare({ ...view, isZooming: true })).toBe(false)
  drag.end(true)
  expect(live.isEmpty()).toBe(true)
  expect(frame()).toBe(false)
  expect(taken).toEqual([])
})
