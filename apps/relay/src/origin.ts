/** What is needed to tell our own pages from everybody else's. */
export interface OriginFacts {
  /** The `Origin` header; browsers send it with every WebSocket and every state-changing call. */
  readonly origin: string | undefined
  readonly host: string | undefined
  readonly publicOrigins: readonly string[]
}

/**
 * Whether a browser may talk to us from this page. No header at all is no browser, which has nothing to forge with.
 * Compared letter by letter with what browsers really send: anything else that looks alike is not ours.
 */
export function isOwnOrigin({ origin, host, publicOrigins }: OriginFacts): boolean {
  if (origin === undefined) return true
  if (publicOrigins.length > 0) return publicOrigins.includes(origin)
  if (host === undefined || host === '') return false
  return origin === `http://${host.toLowerCase()}` || origin === `https://${host.toLowerCase()}`
}
