import { parseUpdateMeta } from 'yjs'

/** How far each client's writing has come, read from updates. */
export interface ClockCount {
  add(update: Uint8Array): void
  of(client: number): number
  total(): number
  entries(): readonly (readonly [client: number, clock: number])[]
}

/** Starts knowing nobody. */
export function createClockCount(): ClockCount {
  const clocks = new Map<number, number>()
  return {
    add(update) {
      for (const [client, to] of parseUpdateMeta(update).to) clocks.set(client, Math.max(to, clocks.get(client) ?? 0))
    },
    of: (client) => clocks.get(client) ?? 0,
    total: () => [...clocks.values()].reduce((sum, clock) => sum + clock, 0),
    entries: () => [...clocks],
  }
}
