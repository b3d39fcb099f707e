import { expect, test } from 'vitest'
import { boardPoint, type BoardPoint, type ItemId } from '@samtavle/board'
import { createMotion } from './motion.ts'

const note = 'note-1' as ItemId
const at = (x: number): BoardPoint => boardPoint(x, 0)

test('a move by another is a glide that begins where the note is seen and ends where it was put', () => {
  const motion = createMotion()
  motion.moved(note, at(0), at(100), 1000)
  expect(motion.places(1000).get(note)).toEqual([0, 0])
  const halfway = motion.places(1070).get(note)?.[0] ?? 0
  expect(halfway).toBeGreaterThan(20)
  expect(halfway).toBeLessThan(80)
  expect(motion.places(1141).has(note)).toBe(false)
})

test('ten moves a second never jump and never stand still', () => {
  const motion = createMotion()
  let seen = 0
  for (let time = 0; time < 1000; time += 10) {
    if (time % 100 === 0) motion.moved(note, at(time), at(time + 100), time)
    const now = motion.places(time).get(note)?.[0] ?? seen
    expect(now - seen).toBeGreaterThanOrEqual(0)
    expect(now - seen).toBeLessThan(25)
    if (time > 150) expect(now - seen).toBeGreaterThan(2)
    seen = now
  }
})

test('a group that is dragged follows the offset, and the document moving first does not throw it twice as far', () => {
  const motion = createMotion()
  let place = at(0)
  motion.dragged([{ ids: [note], by: [50, 0] }], () => place, 0)
  expect(motion.places(500).get(note)).toEqual([50, 0])
  motion.moved(note, at(0), at(50), 510)
  place = at(50)
  expect(motion.places(520).get(note)).toEqual([50, 0])
  motion.dragged([], () => place, 530)
  expect(motion.places(540).get(note) ?? place).toEqual([50, 0])
  expect(motion.places(900).has(note)).toBe(false)
})

test('when the drag ends before its places arrive the notes wait instead of springing back', () => {
  const motion = createMotion()
  motion.dragged([{ ids: [note], by: [50, 0] }], () => at(0), 0)
  motion.places(200)
  motion.dragged([], () => at(0), 300)
  expect(motion.places(500).get(note)).toEqual([50, 0])
  motion.moved(note, at(0), at(50), 600)
  expect(motion.places(640).get(note) ?? at(50)).toEqual([50, 0])
  expect(motion.places(800).has(note)).toBe(false)
})

test('a drag that is given up springs back after a while', () => {
  const motion = createMotion()
  motion.dragged([{ ids: [note], by: [50, 0] }], () => at(0), 0)
  motion.dragged([], () => at(0), 300)
  expect(motion.places(850).has(note)).toBe(true)
  expect(motion.places(901).has(note)).toBe(false)
})

test('a note that is deleted while it glides is forgotten', () => {
  const motion = createMotion()
  motion.moved(note, at(0), at(100), 0)
  motion.forget(note)
  expect(motion.places(10).size).toBe(0)
})
