import { expect, test } from 'vitest'
import { createLifeWatch } from './life-watch.ts'

/** A line whose queue the test fills, with what the watch did on it. */
function openLine() {
  const line = { queued: 0, pings: 0, cuts: 0 }
  const stalls: { readonly afterMs: number; readonly act: () => void }[] = []
  const watch = createLifeWatch({
    writer: {
      queuedBytes: () => line.queued,
      whenStalled(afterMs, act) {
        const stall = { afterMs, act }
        stalls.push(stall)
        return () => void stalls.splice(stalls.indexOf(stall), 1)
      },
    },
    keepAliveMs: 1000,
    ping: () => (line.pings += 1),
    cut: () => (line.cuts += 1),
  })
  const probe = (times: number): void => {
    for (let time = 0; time < times; time += 1) watch.probe()
  }
  return { line, stalls, watch, probe }
}

test('two pings in vain, and the next probe cuts; anything heard begins anew', () => {
  const { line, watch, probe } = openLine()
  probe(2)
  watch.heard()
  probe(2)
  expect(line).toMatchObject({ pings: 4, cuts: 0 })
  probe(1)
  expect(line).toMatchObject({ pings: 4, cuts: 1 })
})

test('while bytes wait to go out it is not asked but watched for bytes that go, and cut when none do', () => {
  const { line, stalls, probe } = openLine()
  line.queued = 3_000_000
  probe(12)
  expect(line).toMatchObject({ pings: 0, cuts: 0 })
  expect(stalls.map(({ afterMs }) => afterMs)).toEqual([4000])
  stalls[0]?.act()
  expect(line.cuts).toBe(1)
})

test('a drip of bytes keeps nobody for ever who says nothing', () => {
  const { line, watch, probe } = openLine()
  line.queued = 3_000_000
  probe(40)
  watch.heard()
  probe(40)
  expect(line.cuts).toBe(0)
  probe(1)
  expect(line.cuts).toBe(1)
})

test('when all went out the watch for bytes ends, and the first ping may wait behind what the system holds', () => {
  const { line, stalls, watch, probe } = openLine()
  line.queued = 1
  probe(3)
  line.queued = 0
  probe(8)
  expect(stalls).toEqual([])
  expect(line).toMatchObject({ pings: 8, cuts: 0 })
  watch.answered()
  probe(2)
  expect(line.cuts).toBe(0)
  probe(1)
  expect(line.cuts).toBe(1)
})

test('closing ends the watch for bytes', () => {
  const { line, stalls, watch, probe } = openLine()
  line.queued = 1
  probe(1)
  expect(stalls).toHaveLength(1)
  watch.close()
  expect(stalls).toEqual([])
})
