import { expect, test } from 'vitest'
import { wheelStep, type WheelInput } from './wheel.ts'

const still: WheelInput = {
  deltaX: 0,
  deltaY: 0,
  deltaMode: 0,
  wheelDeltaY: undefined,
  zooms: false,
  shift: false,
  time: 0,
}
const does = (input: Partial<WheelInput>) => wheelStep(null, { ...still, ...input }).act

test.each<[string, Partial<WheelInput>, 'zoom' | 'pan']>([
  ['a notch of a mouse on Linux', { deltaY: 120, wheelDeltaY: -120 }, 'zoom'],
  ['a notch of a mouse on Windows', { deltaY: -100, wheelDeltaY: 120 }, 'zoom'],
  ['a notch in lines', { deltaY: 3, deltaMode: 1 }, 'zoom'],
  ['a notch without the legacy figure', { deltaY: 100 }, 'zoom'],
  ['two fingers beginning to move', { deltaY: 2, wheelDeltaY: -6 }, 'pan'],
  ['two fingers moving sideways', { deltaX: -7, deltaY: 80, wheelDeltaY: -240 }, 'pan'],
  ['two fingers under browser zoom', { deltaY: 1.8181818, wheelDeltaY: -6 }, 'pan'],
  ['a trackpad pinch', { deltaY: -1.4, zooms: true }, 'zoom'],
  ['Ctrl and a mouse wheel', { deltaY: 120, wheelDeltaY: -120, zooms: true }, 'zoom'],
  ['Shift and a mouse wheel', { deltaY: 120, wheelDeltaY: -120, shift: true }, 'pan'],
  ['Shift and a mouse wheel where the browser turns it', { deltaX: 120, shift: true }, 'pan'],
])('%s: %o does %s', (_what, input, expected) => {
  expect(does(input).do).toBe(expected)
})

test('turning away zooms in, turning back the same way zooms out as much', () => {
  const [zoomIn, zoomOut] = [does({ deltaY: -100 }), does({ deltaY: 100 })]
  expect(zoomIn.do === 'zoom' && zoomIn.doublings).toBeGreaterThan(0.2)
  expect(zoomIn.do === 'zoom' && zoomOut.do === 'zoom' && zoomIn.doublings + zoomOut.doublings).toBe(0)
})

test('the device is decided once: a fast flick of a trackpad does not turn into zooming', () => {
  let { gesture } = wheelStep(null, { ...still, deltaY: 3, wheelDeltaY: -9 })
  for (let time = 16; time < 160; time += 16) {
    const step = wheelStep(gesture, { ...still, deltaY: 120, wheelDeltaY: -360, time })
    expect(step.act.do).toBe('pan')
    gesture = step.gesture
  }
  expect(wheelStep(gesture, { ...still, deltaY: 120, wheelDeltaY: -120, time: 5000 }).act.do).toBe('zoom')
})

test('what a person says of their wheel holds, whatever the wheel looks like', () => {
  const notch = { ...still, deltaY: 120, wheelDeltaY: -120 }
  expect(wheelStep(null, notch, 'trackpad').act.do).toBe('pan')
  expect(wheelStep(null, { ...still, deltaX: -7, deltaY: 2 }, 'mouse').act.do).toBe('zoom')
  expect(wheelStep(null, { ...notch, zooms: true }, 'trackpad').act.do).toBe('zoom')
})
