import fc from 'fast-check'
import { expect, test } from 'vitest'
import { boundsOf } from './rect.ts'
import { createSceneSums, type Summed } from './scene-sums.ts'

const thing = fc.record({
  zone: fc.constantFrom('understand' as const, 'plan' as const, 'implement' as const, null),
  box: fc.record({ x: fc.nat(50), y: fc.nat(50), width: fc.nat(9), height: fc.nat(9) }),
})

test('whatever comes, changes and goes, the sums are those of what is there', () => {
  const change = fc.record({ key: fc.nat(6), after: fc.option(thing, { nil: undefined }), isRead: fc.boolean() })
  fc.assert(
    fc.property(fc.array(change), (changes) => {
      const things = new Map<number, Summed>()
      const sums = createSceneSums(() => things.values())
      const areRight = (): void => {
        const all = [...things.values()]
        expect(sums.bounds()).toEqual(boundsOf(all.map(({ box }) => box)))
        expect(sums.takenZones()).toEqual(new Set(all.map(({ zone }) => zone).filter((zone) => zone !== null)))
      }
      for (const { key, after, isRead } of changes) {
        const before = things.get(key)
        if (after === undefined) things.delete(key)
        else things.set(key, after)
        sums.changed(before, after)
        if (isRead) areRight()
      }
      areRight()
      sums.reset(things.values())
      areRight()
    }),
  )
})

test('what changes alone in its zone is no news of the zones', () => {
  const box = { x: 0, y: 0, width: 9, height: 9 }
  const sums = createSceneSums(() => [])
  sums.changed(undefined, { zone: 'plan', box })
  const before = sums.takenZones()
  sums.changed({ zone: 'plan', box }, { zone: 'plan', box: { ...box, x: 7 } })
  expect(sums.takenZones()).toBe(before)
  sums.changed({ zone: 'plan', box }, { zone: 'implement', box })
  expect([...sums.takenZones()]).toEqual(['implement'])
})
