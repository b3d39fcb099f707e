import { expect, test } from 'vitest'
import {
  boardToScreen,
  cameraBetween,
  cameraToText,
  exactBoardPoint,
  fitRect,
  maxZoom,
  minFitZoom,
  minZoom,
  panBy,
  parseCamera,
  pinched,
  screenPoint,
  screenToBoard,
  seenRect,
  zoomAt,
  zoomTo,
  type Camera,
  type ScreenPoint,
} from './camera.ts'

const camera: Camera = { x: 120, y: -340, zoom: 0.5 }
const noInsets = { top: 0, right: 0, bottom: 0, left: 0 }

function repeat(times: number, step: (camera: Camera) => Camera, from: Camera): Camera {
  return Array.from({ length: times }).reduce<Camera>((now) => step(now), from)
}

test('a point goes to the screen and comes back', () => {
  const point = exactBoardPoint(333, -77)
  const [x, y] = screenToBoard(camera, boardToScreen(camera, point))
  expect([x, y]).toEqual([333, -77])
})

test('panning moves the board with the hand', () => {
  const before = boardToScreen(camera, exactBoardPoint(0, 0))
  const after = boardToScreen(panBy(camera, 30, -12), exactBoardPoint(0, 0))
  expect([after[0] - before[0], after[1] - before[1]]).toEqual([30, -12])
})

test('ten zooms in and ten out end on exactly the same scale, and the point under the pointer stays', () => {
  const at = screenPoint(731, 402)
  for (const start of [
    camera,
    fitRect(
      { x: 3, y: 5, width: 3333, height: 777 },
      { viewport: { width: 1440, height: 900 }, insets: noInsets, maxZoom: 1 },
    ),
  ]) {
    const pointed = screenToBoard(start, at)
    let now = start
    for (const doublings of Array.from({ length: 20 }, (_, step) => (step < 10 ? 0.26 : -0.26))) {
      now = zoomAt(now, at, doublings)
      const seen = boardToScreen(now, pointed)
      expect(Math.hypot(seen[0] - at[0], seen[1] - at[1])).toBeLessThan(1e-6)
    }
    expect(now.zoom).toBe(start.zoom)
  }
})

test('zooming by hand stays between 10 % and 3000 %', () => {
  const at = screenPoint(10, 10)
  expect(repeat(80, (now) => zoomAt(now, at, 1), camera).zoom).toBeCloseTo(maxZoom, 1)
  expect(repeat(80, (now) => zoomAt(now, at, -1), camera).zoom).toBeCloseTo(minZoom, 4)
})

test('one event zooms by a limited step however hard the wheel spins', () => {
  expect(zoomAt(camera, screenPoint(0, 0), 50).zoom / camera.zoom).toBeLessThan(1.3)
  expect(zoomAt(camera, screenPoint(0, 0), -50).zoom / camera.zoom).toBeGreaterThan(0.75)
})

test('after a fit below the floor the hand cannot go further out but can come in', () => {
  const far: Camera = { x: 0, y: 0, zoom: 2 ** -5 }
  expect(zoomAt(far, screenPoint(5, 5), -0.2).zoom).toBe(far.zoom)
  expect(zoomAt(far, screenPoint(5, 5), 0.2).zoom).toBeGreaterThan(far.zoom)
})

test('fitting shows the whole rectangle inside the insets and never zooms past the limit', () => {
  const viewport = { width: 1000, height: 800 }
  const insets = { top: 100, right: 0, bottom: 50, left: 200 }
  const rect = { x: -500, y: 40, width: 4000, height: 300 }
  const fitted = fitRect(rect, { viewport, insets, maxZoom: 1 })
  const topLeft = boardToScreen(fitted, exactBoardPoint(rect.x, rect.y))
  const bottomRight = boardToScreen(fitted, exactBoardPoint(rect.x + rect.width, rect.y + rect.height))
  expect(topLeft[0]).toBeGreaterThanOrEqual(199.9)
  expect(bottomRight[0]).toBeLessThanOrEqual(1000.1)
  expect((topLeft[1] + bottomRight[1]) / 2).toBeCloseTo(425, 3)
  expect(fitRect({ x: 0, y: 0, width: 5, height: 5 }, { viewport, insets, maxZoom: 1 }).zoom).toBe(1)
  expect(fitRect({ x: 0, y: 0, width: 9e9, height: 5 }, { viewport, insets, maxZoom: 1 }).zoom).toBeCloseTo(
    minFitZoom,
    4,
  )
})

test('a pinch keeps what lay between the fingers between them', () => {
  const from = [screenPoint(100, 100), screenPoint(300, 100)] as const
  const to = [screenPoint(150, 200), screenPoint(550, 200)] as const
  const held = screenToBoard(camera, screenPoint(200, 100))
  const after = pinched(camera, from, to)
  const seen = boardToScreen(after, held)
  expect(seen[0]).toBeCloseTo(350, 6)
  expect(seen[1]).toBeCloseTo(200, 6)
  expect(after.zoom).toBe(1)
})

test('a flight starts here, ends there exactly and changes zoom steadily', () => {
  const to: Camera = { x: 5000, y: 900, zoom: 2 }
  expect(cameraBetween(camera, to, 0)).toEqual(camera)
  expect(cameraBetween(camera, to, 1)).toBe(to)
  expect(cameraBetween(camera, to, 0.5).zoom).toBeCloseTo(1, 6)
  expect(cameraBetween(camera, { ...to, zoom: camera.zoom }, 0.5).x).toBeCloseTo(2560, 6)
})

test('a remembered camera is read back and nonsense is not', () => {
  expect(parseCamera(cameraToText(camera))).toEqual(camera)
  for (const text of [undefined, '', 'a b c', '1 2', '1 2 0', '1 2 NaN', '1 2 99'])
    expect(parseCamera(text)).toBeUndefined()
})

test('the seen part of the board is the viewport in board units', () => {
  expect(seenRect(camera, { width: 100, height: 50 })).toEqual({ x: 120, y: -340, width: 200, height: 100 })
})

test('board points and screen points do not mix', () => {
  const at: ScreenPoint = screenPoint(1, 2)
  // @ts-expect-error a screen point is not a board point
  boardToScreen(camera, at)
  // @ts-expect-error a board point is not a screen point
  zoomTo(camera, exactBoardPoint(1, 2), 1)
  expect(at).toEqual([1, 2])
})
