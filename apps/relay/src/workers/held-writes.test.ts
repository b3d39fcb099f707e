import { expect, test } from 'vitest'
import { createHeldWrites, type HeldWrite } from './held-writes.ts'

function held(request: number, connection: number, size: number, clock = 0): HeldWrite {
  return {
    request,
    connection,
    actor: 'anna',
    mode: 'integrate',
    bytes: new Uint8Array(size),
    missing: { client: 1, clock },
  }
}

test('a connection may let so many bytes wait and no more; others have their own room', () => {
  const writes = createHeldWrites(100)
  expect(writes.hold(held(1, 1, 60))).toBe(true)
  expect(writes.hold(held(2, 1, 50))).toBe(false)
  expect(writes.hold(held(3, 2, 100))).toBe(true)
  writes.forget(1)
  expect(writes.hold(held(4, 1, 100))).toBe(true)
})

test('what waits comes out, oldest first, when what it needs is there', () => {
  const writes = createHeldWrites(1000)
  for (const [request, clock] of [
    [1, 5],
    [2, 1],
    [3, 1],
  ] as const) {
    writes.hold(held(request, 1, 1, clock))
  }
  const take = (known: number): number | undefined => writes.takeReady(({ clock }) => clock < known)?.request
  expect([take(1), take(2), take(2), take(2), take(6), take(9)]).toEqual([undefined, 2, 3, undefined, 1, undefined])
})
