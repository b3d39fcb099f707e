import { expect, test } from 'vitest'
import { createCameraPace } from './camera-pace.ts'

const here = { x: 0, y: 0, zoom: 1 }

test('a camera moves until it has stood for a while, and zooms only when its zoom is another', () => {
  const paceAt = createCameraPace(here)
  expect(paceAt(here, 0)).toEqual({ isZooming: false, isMoving: false })
  const beside = { ...here, x: 5 }
  expect(paceAt(beside, 1000)).toEqual({ isZooming: false, isMoving: true })
  expect(paceAt(beside, 1149).isMoving).toBe(true)
  expect(paceAt(beside, 1150).isMoving).toBe(false)
  const nearer = { ...beside, zoom: 2 }
  expect(paceAt(nearer, 2000)).toEqual({ isZooming: true, isMoving: true })
  expect(paceAt(nearer, 2110)).toEqual({ isZooming: false, isMoving: true })
})
