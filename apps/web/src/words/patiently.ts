import { systemClock, type Clock } from '@samtavle/base'

/** How long it is before another try, in milliseconds. */
const tryAgainMs = 1500
/** So often may something fail that a relay which answers should have: then it is gone, as after an update. */
const mostFailures = 2

interface World {
  readonly clock: Clock
  /** Whether the relay answers at all. */
  readonly isRelayThere: () => Promise<boolean>
}

const world: World = {
  clock: systemClock,
  isRelayThere: () =>
    fetch('/healthz', { cache: 'no-store' }).then(
      ({ ok }) => ok,
      () => false,
    ),
}

/**
 * Fetches a part of the app, and waits where there is no connection: a part that does not come must not take the board away from
 * people who go on writing without one. Fails where the relay is there and the part is not.
 */
export async function patiently<Part>(
  load: () => Promise<Part>,
  { clock, isRelayThere }: World = world,
): Promise<Part> {
  for (let failures = 0; ;) {
    try {
      return await load()
    } catch (error) {
      if (await isRelayThere()) failures += 1
      if (failures >= mostFailures) throw error
      await new Promise<void>((resolve) => void clock.after(tryAgainMs, resolve))
    }
  }
}
