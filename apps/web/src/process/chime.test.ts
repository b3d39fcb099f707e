import { expect, test } from 'vitest'
import { createTestClock } from '../canvas/test/local-session.ts'
import { createChime, type Sound } from './chime.ts'

interface Ring {
  readonly at: number
  isStopped: boolean
}

function setUp() {
  const clock = createTestClock()
  const rings: Ring[] = []
  const waiting = new Set<() => void>()
  let isAllowed = false
  let opened = 0
  let sleptMs = 0
  const openSound = (): Sound => {
    opened += 1
    const from = clock.now()
    const gain = { gain: { setValueAtTime: () => undefined, exponentialRampToValueAtTime: () => undefined } }
    const oscillator = () => {
      let ring: Ring | null = null
      return {
        frequency: { value: 0 },
        connect: () => ({ connect: () => undefined }),
        start: (at: number) => rings.push((ring = { at, isStopped: false })),
        // Without a time it is stopped now; with one it ends as planned.
        stop: (at?: number) => at === undefined && ring !== null && (ring.isStopped = true),
      }
    }
    const sound = {
      get currentTime() {
        return (clock.now() - sleptMs - from) / 1000
      },
      state: 'running',
      destination: {},
      resume: () => Promise.resolve(),
      close: () => Promise.resolve(),
      createOscillator: oscillator,
      createGain: () => gain,
    }
    return sound as unknown as Sound
  }
  const whenAllowed = (listener: () => void): (() => void) => {
    if (isAllowed) listener()
    else waiting.add(listener)
    return () => waiting.delete(listener)
  }
  const touch = (): void => {
    isAllowed = true
    for (const listener of [...waiting]) listener()
    waiting.clear()
  }
  const chime = createChime({ clock, openSound, whenAllowed })
  const settled = async (): Promise<void> => {
    for (let turn = 0; turn < 10; turn += 1) await Promise.resolve()
  }
  const heard = (): readonly number[] => rings.filter(({ isStopped }) => !isStopped).map(({ at }) => at)
  /** The machine is shut: time goes on, and sound does not. */
  const sleep = (ms: number): void => {
    sleptMs += ms
    clock.advance(ms)
  }
  return { clock, chime, touch, settled, sleep, heard, opened: () => opened }
}

test('a bell is set ahead, and what was set before is silent', async () => {
  const { chime, touch, settled, heard } = setUp()
  touch()
  chime.ringIn(60_000)
  await settled()
  expect(heard()[0]).toBe(60)
  chime.ringIn(90_000)
  await settled()
  expect(heard()[0]).toBe(90)
  chime.ringIn(null)
  await settled()
  expect(heard()).toEqual([])
})

test('where nobody has touched the page no sound is opened, and it rings in time once somebody has', async () => {
  const { clock, chime, touch, settled, heard, opened } = setUp()
  chime.ringIn(10_000)
  await settled()
  expect([opened(), heard()]).toEqual([0, []])
  clock.advance(4000)
  touch()
  await settled()
  expect([opened(), heard()[0]]).toEqual([1, 6])
})

test('a bell that nobody could hear in time does not ring late, and one that is closed does not ring', async () => {
  const { clock, chime, touch, settled, heard } = setUp()
  chime.ringIn(1000)
  clock.advance(60_000)
  touch()
  await settled()
  expect(heard()).toEqual([])
  chime.ringIn(5000)
  chime.close()
  await settled()
  expect(heard()).toEqual([])
})

test('said again every second it stays set as it is, and is set anew after the machine has slept', async () => {
  const { clock, chime, touch, settled, sleep, heard } = setUp()
  touch()
  chime.ringIn(60_000)
  await settled()
  clock.advance(1000)
  chime.ringIn(59_000)
  await settled()
  expect(heard()).toHaveLength(3)
  expect(heard()[0]).toBe(60)
  sleep(20_000)
  chime.ringIn(39_000)
  await settled()
  // One second of sound had passed, and 39 are left.
  expect(heard()[0]).toBe(40)
})
