import { expect, test, vi } from 'vitest'
import { createStillPicture } from './still-picture.ts'

test('pictures that are asked for faster than they are made are shown one after the other, and none after it was let go', async () => {
  const made: ((bitmap: ImageBitmap) => void)[] = []
  const shown: (ImageBitmap | null)[] = []
  const closed: string[] = []
  const createImageBitmap = () => new Promise<ImageBitmap>((resolve) => made.push(resolve))
  const picture = () => ({
    style: {},
    dataset: {},
    remove: () => undefined,
    getContext: () => ({ transferFromImageBitmap: (bitmap: ImageBitmap | null) => void shown.push(bitmap) }),
  })
  vi.stubGlobal('window', { createImageBitmap })
  vi.stubGlobal('createImageBitmap', createImageBitmap)
  vi.stubGlobal('document', { createElement: picture })
  const bitmap = (name: string) => ({ name, close: () => void closed.push(name) }) as unknown as ImageBitmap
  // What a still picture asks of its canvas is what this one has.
  const canvas = {
    ...picture(),
    after: () => undefined,
    style: { visibility: 'visible' },
  } as unknown as HTMLCanvasElement
  const still = createStillPicture(canvas)
  const [first, second, third, late] = ['first', 'second', 'third', 'late'].map(bitmap) as [
    ImageBitmap,
    ImageBitmap,
    ImageBitmap,
    ImageBitmap,
  ]

  expect(still.renew()).toBe(false)
  expect(still.show()).toBe(true)
  made[0]?.(first)
  await expect.poll(() => shown).toEqual([first])
  expect([still.renew(), still.renew()]).toEqual([true, true])
  made[1]?.(second)
  await expect.poll(() => shown).toEqual([first, second])
  made[2]?.(third)
  await expect.poll(() => shown).toEqual([first, second, third])
  still.renew()
  still.letGo()
  made[3]?.(late)
  await expect.poll(() => closed).toEqual(['late'])
  expect(shown).toEqual([first, second, third, null])
  vi.unstubAllGlobals()
})
