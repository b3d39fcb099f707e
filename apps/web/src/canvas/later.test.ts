import { expect, test } from 'vitest'
import { createLater } from './later.ts'

const impatiently = <Part>(load: () => Promise<Part>): Promise<Part> => load()

test('a part is fetched when it is first asked for, once, and is there from then on', async () => {
  let fetched = 0
  const come = Promise.withResolvers<void>()
  const later = createLater(async () => `part ${(fetched += 1)}`, come.resolve, impatiently)
  expect(later.known()).toBeNull()
  expect(fetched).toBe(0)
  expect([later.ask(), later.ask()]).toEqual([null, null])
  await come.promise
  expect([later.known(), later.ask()]).toEqual(['part 1', 'part 1'])
})

test('what could not be fetched is fetched again when it is asked for again', async () => {
  const asked: string[] = []
  const come = Promise.withResolvers<void>()
  const failed = Promise.withResolvers<void>()
  const later = createLater(
    async () => {
      asked.push('asked')
      if (asked.length === 1) {
        failed.resolve()
        throw new Error('not there')
      }
      return 'part'
    },
    come.resolve,
    impatiently,
  )
  later.ask()
  await failed.promise
  // The failure is heard of a moment after it happened.
  await expect.poll(() => (later.ask(), asked.length)).toBe(2)
  await come.promise
  expect(later.known()).toBe('part')
})
