import { expect, test } from 'vitest'
import { createPictureHold } from './picture-hold.ts'

const camera = { x: 0, y: 0, zoom: 1 }

test('a picture is held until what changed is painted, for a while at most, and not while it moves', () => {
  const hold = createPictureHold()
  const holds = (time: number, isReady: boolean, at = camera): boolean =>
    hold.holds({ time, camera: at, prepare: () => isReady })
  expect(holds(0, false)).toBe(false)
  expect([holds(16, false), holds(32, false), holds(48, true)]).toEqual([true, true, false])
  expect([holds(100, false), holds(390, false), holds(400, false), holds(416, false)]).toEqual([
    true,
    true,
    false,
    true,
  ])
  expect(holds(432, false, { ...camera, x: 1 })).toBe(false)
  expect(holds(448, false, { ...camera, x: 1 })).toBe(true)
  hold.letGo()
  expect(holds(464, false, { ...camera, x: 1 })).toBe(false)
})
