/** The WebSocket subprotocol of a stock client, the one whose clients understand acks, the one whose clients also understand `keeping`, and the one whose clients also send digests. */
export const subprotocols = {
  plain: 'samtavle.v1',
  acks: 'samtavle.v1+ack',
  keeping: 'samtavle.v1+ack+keeping',
  digests: 'samtavle.v1+ack+keeping+digest',
} as const
export type Subprotocol = (typeof subprotocols)[keyof typeof subprotocols]

const tokenPrefix = 'token.'

const mostFirst = [subprotocols.digests, subprotocols.keeping, subprotocols.acks, subprotocols.plain] as const

/** What a client offered in `Sec-WebSocket-Protocol`. */
export interface OfferedSubprotocols {
  /** The one to select; null when the client offered none that we speak. A token is never echoed. */
  readonly selected: Subprotocol | null
  readonly token: string | null
}

/** The list a client offers: the protocol first, then its token in a form that a header allows. */
export function offerSubprotocols(token: string | null, selected: Subprotocol): readonly string[] {
  return token === null ? [selected] : [selected, `${tokenPrefix}${token}`]
}

/** Reads the names of a `Sec-WebSocket-Protocol` header. */
export function parseSubprotocols(header: string | undefined): OfferedSubprotocols {
  const offered = (header ?? '').split(',').map((name) => name.trim())
  const token = offered.find((name) => name.startsWith(tokenPrefix))?.slice(tokenPrefix.length)
  const selected = mostFirst.find((name) => offered.includes(name))
  return { selected: selected ?? null, token: token === undefined || token === '' ? null : token }
}
