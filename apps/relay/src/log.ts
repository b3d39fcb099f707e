import { pino, type Logger } from 'pino'

/** Where the relay writes what happened: JSON lines, never a secret, a name or a word of a board. */
export type Log = Logger

/** Levels that `LOG_LEVEL` takes. */
export const logLevels = ['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent'] as const
export type LogLevel = (typeof logLevels)[number]

/** Makes the log of this process. */
export function createLog(level: LogLevel): Log {
  return pino({
    level,
    base: {},
    // Only what identifies the call: queries and headers may carry secrets, and a fragment never gets here.
    serializers: { req: describeRequest, res: describeResponse, err: describeError },
  })
}

function describeRequest(request: {
  readonly method?: string
  readonly url?: string
}): Readonly<Record<string, unknown>> {
  return { method: request.method, path: request.url?.split('?')[0] }
}

function describeResponse(response: { readonly statusCode?: number }): Readonly<Record<string, unknown>> {
  return { status: response.statusCode }
}

/** Messages of errors may quote what people sent, so only the kind and the places in the code are kept. */
function describeError(error: unknown): Readonly<Record<string, unknown>> {
  if (!(error instanceof Error)) return { name: typeof error }
  const code = 'code' in error && typeof error.code === 'string' ? error.code : undefined
  const frames = (error.stack ?? '').split('\n').filter((line) => line.trimStart().startsWith('at '))
  return { name: error.name, code, at: frames.slice(0, 8).map((line) => line.trim()) }
}
