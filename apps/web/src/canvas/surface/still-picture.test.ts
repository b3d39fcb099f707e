import { afterEach, expect, test, vi } from 'vitest'
import { createStillPicture } from './still-picture.ts'

/** What a still picture asks of a page and of its canvas is what these have; pictures are made when the test says so. */
function setUp({ width = 100, height = 100, isOpaque = false } = {}) {
  const made: (() => void)[] = []
  const shown: string[] = []
  const closed: string[] = []
  let count = 0
  const createImageBitmap = (_canvas: unknown, x: number, y: number) => {
    count += 1
    const name = `${count} at ${x} ${y}`
    return new Promise((resolve) => made.push(() => resolve({ name, close: () => void closed.push(name) })))
  }
  const element = () => ({
    style: { cssText: '' },
    dataset: {},
    remove: () => void shown.push('removed'),
    getContext: () => ({
      transferFromImageBitmap: (bitmap: { readonly name: string } | null) => bitmap !== null && shown.push(bitmap.name),
    }),
  })
  vi.stubGlobal('window', { createImageBitmap })
  vi.stubGlobal('createImageBitmap', createImageBitmap)
  vi.stubGlobal('document', { createElement: element })
  const style = { visibility: 'visible', left: '0px', top: '0px', width: `${width}px` }
  const canvas = { ...element(), width, height, style, after: () => undefined }
  const make = async (): Promise<readonly string[]> => {
    made.splice(0).forEach((each) => each())
    await Promise.resolve()
    await Promise.resolve()
    return shown.splice(0)
  }
  return { canvas, still: createStillPicture(canvas as unknown as HTMLCanvasElement, isOpaque), make, closed }
}

afterEach(() => void vi.unstubAllGlobals())

test('pictures that are asked for faster than they are made are shown one after the other, and none after it was let go', async () => {
  const { canvas, still, make, closed } = setUp()
  expect(still.renew(null)).toBe(false)
  expect(still.show()).toBe(true)
  expect(canvas.style.visibility).toBe('visible')
  expect(await make()).toEqual(['1 at 0 0'])
  expect(canvas.style.visibility).toBe('hidden')
  expect(still.show()).toBe(false)
  expect([still.renew(null), still.show(), still.renew(null), still.show()]).toEqual([true, true, true, true])
  expect(await make()).toEqual(['2 at 0 0', '3 at 0 0'])
  expect([still.renew(null), still.show()]).toEqual([true, true])
  still.letGo()
  expect(await make()).toEqual(['removed'])
  expect(closed).toEqual(['4 at 0 0'])
})

test('what cannot be seen through becomes still part by part, and only the parts that changed are made again', async () => {
  const { canvas, still, make } = setUp({ width: 900, height: 500, isOpaque: true })
  expect([still.show(), await make()]).toEqual([true, ['1 at 0 0']])
  expect([still.show(), await make()]).toEqual([true, ['2 at 480 0']])
  // What was asked for before a change is made again after it, and what was not yet asked for has it anyway.
  still.show()
  expect(still.renew([{ x: 10, y: 470, width: 20, height: 20 }])).toBe(true)
  expect(await make()).toEqual(['3 at 0 480'])
  expect([still.show(), await make()]).toEqual([true, ['4 at 480 480']])
  expect(canvas.style.visibility).toBe('hidden')
  expect([still.show(), still.show(), still.show()]).toEqual([true, true, false])
  expect(await make()).toEqual(['5 at 0 0', '6 at 0 480'])
  expect([still.renew([{ x: 500, y: 10, width: 20, height: 20 }]), await make()]).toEqual([true, []])
  expect([still.show(), await make(), still.show()]).toEqual([true, ['7 at 480 0'], false])
  expect([still.renew([]), still.show()]).toEqual([true, false])
  expect([still.renew(null), still.show(), still.show(), still.show(), still.show(), still.show()]).toEqual([
    ...[true, true, true, true, true],
    false,
  ])
  expect((await make()).length).toBe(4)
})

test('a canvas that has another size is shown itself', async () => {
  const { canvas, still, make } = setUp()
  still.show()
  await make()
  canvas.width = 200
  expect(still.renew(null)).toBe(false)
})
