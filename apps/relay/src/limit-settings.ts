import { err, ok, type Result } from '@samtavle/base'
import { limits, type Limits } from '@samtavle/protocol'

const prefix = 'LIMIT_'

/** The environment variable that sets a limit: `liveFrameBytes` is `LIMIT_LIVE_FRAME_BYTES`. */
export function limitSetting(name: keyof Limits): string {
  return prefix + name.replaceAll(/[A-Z]/g, (letter) => `_${letter}`).toUpperCase()
}

/** Reads the limits that are set and takes the default for every other; one that is misspelt is refused rather than passed over. */
export function parseLimits(env: Readonly<Record<string, string | undefined>>): Result<Limits, string> {
  const namesBySetting = new Map(limitNames().map((name) => [limitSetting(name), name]))
  const set: { -readonly [Name in keyof Limits]: number } = { ...limits }
  for (const [setting, text] of Object.entries(env)) {
    if (!setting.startsWith(prefix) || text === undefined || text.trim() === '') continue
    const name = namesBySetting.get(setting)
    if (name === undefined) return err(`${setting} is no limit of this version; docs/limits.md lists them all.`)
    const value = parseAmount(text.trim())
    if (value === null) return err(`${setting} must be a number above 0, and is “${text}”.`)
    set[name] = value
  }
  if (set.queuedSoftBytes > set.queuedHardBytes)
    return err('LIMIT_QUEUED_SOFT_BYTES must not be above LIMIT_QUEUED_HARD_BYTES.')
  return ok(set)
}

/** The names of all limits. */
export function limitNames(): readonly (keyof Limits)[] {
  return Object.keys(limits).filter((name): name is keyof Limits => name in limits)
}

/** Timers and counters hold more than anybody needs, but not everything that can be written down. */
const largestAmount = 2 ** 31 - 1

function parseAmount(text: string): number | null {
  const amount = /^\d{1,10}(?:\.\d{1,6})?$/.test(text) ? Number(text) : Number.NaN
  return amount > 0 && amount <= largestAmount ? amount : null
}
