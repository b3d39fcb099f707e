import { expect, test } from 'vitest'
import { boardPoint, type ItemId } from '@samtavle/board'
import { createItemDrag } from './item-drag.ts'
import { createLiveItems } from './live-items.ts'
import { createScene } from './scene.ts'
import { shownBox } from './shown-item.ts'
import { createLocalSession, createTestClock, syncSessions } from './test/local-session.ts'

function createBoard(count: number) {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const ids = session.edits.addNotes(
    Array.from({ length: count }, (_none, index) => ({
      place: boardPoint(500 + index * 300, 500),
      text: `note ${index}`,
    })),
  )
  const scene = createScene(session.board, (text) => text.length / 2)
  const live = createLiveItems()
  let lateMs = 0
  const drag = createItemDrag({ session, scene, live, clock: { ...clock, now: () => clock.now() + lateMs } })
  /** Time goes on and no timer is called: the device is busy. */
  const stall = (ms: number): void => void (lateMs += ms)
  const placeOf = (id: ItemId): readonly number[] | null | undefined => session.board.item(id)?.place
  return { clock, session, ids, scene, live, drag, stall, placeOf, first: ids[0] as ItemId }
}

test('one note that is dragged for a second is written about ten times, and its last place always', () => {
  const { clock, session, drag, first, placeOf } = createBoard(1)
  const before = session.updates()
  drag.start([first], { copies: false })
  for (let step = 1; step <= 60; step += 1) {
    drag.move(step, 0)
    clock.advance(1000 / 60)
  }
  expect(session.updates() - before).toBeLessThanOrEqual(11)
  expect(session.updates() - before).toBeGreaterThanOrEqual(9)
  drag.move(77, 3)
  drag.end(true)
  expect(placeOf(first)).toEqual([577, 503])
})

test('when the hand rests mid-drag the last place is written without another move', () => {
  const { clock, drag, first, placeOf } = createBoard(1)
  drag.start([first], { copies: false })
  drag.move(10, 0)
  drag.move(20, 0)
  expect(placeOf(first)).toEqual([510, 500])
  clock.advance(100)
  expect(placeOf(first)).toEqual([520, 500])
})

test('several notes travel in presence and are written once, at the drop', () => {
  const { session, drag, ids, placeOf } = createBoard(3)
  const before = session.updates()
  drag.start(ids, { copies: false })
  for (let step = 1; step <= 50; step += 1) drag.move(step, step)
  expect(session.updates()).toBe(before)
  expect(session.presented.at(-1)).toEqual({ dragging: { ids, by: [50, 50] } })
  drag.end(true)
  expect(session.updates()).toBe(before + 1)
  expect(session.presented.at(-1)).toEqual({ dragging: null })
  expect(ids.map(placeOf)).toEqual([
    [550, 550],
    [850, 550],
    [1150, 550],
  ])
})

test('what I drag follows my hand whatever others do to it, and lies where I drop it', () => {
  const { clock, session, scene, live, drag, first, placeOf } = createBoard(1)
  const other = createLocalSession(clock, 'bo')
  syncSessions(session, other)
  drag.start([first], { copies: false })
  drag.move(40, 0)
  other.edits.moveItems(new Map([[first, boardPoint(3000, 2000)]]))
  other.edits.recolorItems([first], 'rose')
  syncSessions(session, other)
  expect(shownBox(scene, live, first)).toMatchObject({ x: 440, y: 400 })
  drag.end(true)
  syncSessions(session, other)
  expect(placeOf(first)).toEqual([540, 500])
  expect(other.board.item(first)?.place).toEqual([540, 500])
  expect(other.board.item(first)).toMatchObject({ color: 'rose' })
})

test('a drag that is taken back leaves everything where it was, also for others', () => {
  const { drag, live, first, placeOf, clock } = createBoard(1)
  drag.start([first], { copies: false })
  drag.move(40, 0)
  clock.advance(500)
  drag.end(false)
  expect(placeOf(first)).toEqual([500, 500])
  expect(live.isLifted(first)).toBe(false)
})

test('a drag that is taken back on a busy device stays so when its timers come late', () => {
  const { clock, drag, stall, first, placeOf } = createBoard(1)
  drag.start([first], { copies: false })
  drag.move(10, 0)
  drag.move(20, 0)
  stall(150)
  drag.move(40, 0)
  drag.end(false)
  expect(placeOf(first)).toEqual([500, 500])
  clock.advance(1000)
  expect(placeOf(first)).toEqual([500, 500])
})

test('when others delete what I drag, the drag goes on with the rest and ends with the last', () => {
  const { drag, ids } = createBoard(2)
  drag.start(ids, { copies: false })
  expect(drag.lose(ids.slice(0, 1))).toBe(1)
  expect(drag.isGoing()).toBe(true)
  expect(drag.lose(ids)).toBe(1)
  expect(drag.isGoing()).toBe(false)
})

test('with Alt the note stays and its copy lies where it was dropped', () => {
  const { session, drag, first, placeOf } = createBoard(1)
  drag.start([first], { copies: true })
  drag.move(0, 300)
  const [copy] = drag.end(true)
  expect(placeOf(first)).toEqual([500, 500])
  expect(copy && placeOf(copy)).toEqual([500, 800])
  expect(session.board.view().items.size).toBe(2)
})

test('a whole drag is one step of undo', () => {
  const { clock, session, drag, first, placeOf } = createBoard(1)
  session.undo.stopCapturing()
  drag.start([first], { copies: false })
  for (let step = 1; step <= 30; step += 1) {
    drag.move(step * 10, 0)
    clock.advance(400)
  }
  drag.end(true)
  session.undo.undo()
  expect(placeOf(first)).toEqual([500, 500])
})

test('a link whose end lies free goes along when it is dragged, and a copy of it ends in free points', () => {
  const { session, drag, first } = createBoard(1)
  const link = session.edits.link(first, boardPoint(900, 900), 'relates') as ItemId
  const endsOf = (id: ItemId) => {
    const item = session.board.item(id)
    return item?.state === 'whole' ? item.ends : undefined
  }
  session.undo.stopCapturing()
  drag.start([link], { copies: false })
  drag.move(10, 20)
  drag.end(true)
  expect(endsOf(link)).toEqual({ from: first, to: [910, 920], as: 'relates' })
  session.undo.undo()
  expect(endsOf(link)?.to).toEqual([900, 900])
  drag.start([link], { copies: true })
  drag.move(0, 100)
  const [copy] = drag.end(true)
  expect(copy && endsOf(copy)).toEqual({ from: [500, 600], to: [900, 1000], as: 'relates' })
})
