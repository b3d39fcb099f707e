import { err, ok, type Result } from '@samtavle/base'
import type { Limits } from '@samtavle/protocol'
import { createProxyTrust } from './client-address.ts'
import { parseLimits } from './limit-settings.ts'
import { logLevels, type LogLevel } from './log.ts'

/** How one relay is set up. */
export interface Config {
  readonly port: number
  readonly host: string
  readonly dataDir: string
  /** Origins people reach it under; empty: whatever host they used. The first is used in links. */
  readonly publicOrigins: readonly string[]
  readonly logLevel: LogLevel
  /** Whose `X-Forwarded-*` is believed: nobody's, that of whoever connects, or of these addresses. */
  readonly trustProxy: boolean | string
  /** Until then what devices bring back may be anybody's, in ms since the epoch; 0: never. */
  readonly recoverUntil: number
  readonly limits: Limits
}

type Environment = Readonly<Record<string, string | undefined>>

/** Reads the settings; what is wrong comes back as one sentence for whoever starts the relay. */
export function parseConfig(env: Environment): Result<Config, string> {
  for (const name of ['DATABASE_URL', 'REDIS_URL']) {
    if (isSet(env[name]))
      return err(`${name} is set, but a database or bus of its own is not supported by this version yet.`)
  }
  const port = parsePort(env['PORT'])
  if (!port.ok) return port
  const publicOrigins = parseOrigins(env['PUBLIC_URL'])
  if (!publicOrigins.ok) return publicOrigins
  const logLevel = parseLogLevel(env['LOG_LEVEL'])
  if (!logLevel.ok) return logLevel
  const trustProxy = parseTrustProxy(env['TRUST_PROXY'])
  if (!trustProxy.ok) return trustProxy
  const recoverUntil = parseRecoverUntil(env['RECOVER_UNTIL'])
  if (!recoverUntil.ok) return recoverUntil
  const limits = parseLimits(env)
  if (!limits.ok) return limits
  return ok({
    port: port.value,
    host: textOr(env['HOST'], '0.0.0.0'),
    dataDir: textOr(env['DATA_DIR'], './data'),
    publicOrigins: publicOrigins.value,
    logLevel: logLevel.value,
    trustProxy: trustProxy.value,
    recoverUntil: recoverUntil.value,
    limits: limits.value,
  })
}

function isSet(value: string | undefined): value is string {
  return value !== undefined && value.trim() !== ''
}

function textOr(value: string | undefined, fallback: string): string {
  return isSet(value) ? value.trim() : fallback
}

function parsePort(value: string | undefined): Result<number, string> {
  if (!isSet(value)) return ok(4400)
  const port = /^\d{1,5}$/.test(value.trim()) ? Number(value) : Number.NaN
  return port >= 0 && port <= 65_535 ? ok(port) : err(`PORT must be a number from 0 to 65535, and is “${value}”.`)
}

function parseOrigins(value: string | undefined): Result<readonly string[], string> {
  if (!isSet(value)) return ok([])
  const origins: string[] = []
  for (const part of value.split(',').map((text) => text.trim())) {
    const origin = parseOrigin(part)
    if (origin === null) return err(`PUBLIC_URL must be addresses like https://board.example.org, and has “${part}”.`)
    origins.push(origin)
  }
  return ok(origins)
}

/** An address may carry a trailing slash but no path: boards live at the root of their origin. */
function parseOrigin(text: string): string | null {
  const url = URL.canParse(text) ? new URL(text) : null
  if (url === null || (url.protocol !== 'http:' && url.protocol !== 'https:')) return null
  const isBare =
    url.pathname === '/' && url.search === '' && url.hash === '' && url.username === '' && url.password === ''
  return isBare ? url.origin : null
}

function parseLogLevel(value: string | undefined): Result<LogLevel, string> {
  const name = textOr(value, 'info')
  const level = logLevels.find((known) => known === name)
  return level === undefined ? err(`LOG_LEVEL must be one of ${logLevels.join(', ')}, and is “${name}”.`) : ok(level)
}

function parseTrustProxy(value: string | undefined): Result<boolean | string, string> {
  const text = textOr(value, 'false')
  if (text === 'true' || text === '1') return ok(true)
  if (text === 'false' || text === '0') return ok(false)
  if (createProxyTrust(text) !== null) return ok(text)
  return err(`TRUST_PROXY must be true, false, or the addresses of the proxies, and is “${text}”.`)
}

function parseRecoverUntil(value: string | undefined): Result<number, string> {
  if (!isSet(value)) return ok(0)
  // A time without a zone would mean another moment on another machine.
  const at = /^\d{4}-\d\d-\d\dT[\d:.]+(?:Z|[+-]\d\d:\d\d)$/.test(value.trim()) ? Date.parse(value) : Number.NaN
  if (Number.isFinite(at)) return ok(at)
  return err(`RECOVER_UNTIL must be a time such as 2027-01-31T18:00:00Z, and is “${value}”.`)
}
