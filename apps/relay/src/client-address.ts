import type { IncomingMessage } from 'node:http'
import { BlockList, isIP } from 'node:net'

/** Says of an address whether what it tells us about others, in `X-Forwarded-*`, is believed. */
export type ProxyTrust = (address: string) => boolean

/** Reads `TRUST_PROXY` as it was parsed: nobody, whoever connects, or the proxies at these addresses; null when one of them is no address. */
export function createProxyTrust(setting: boolean | string): ProxyTrust | null {
  if (typeof setting === 'boolean') return () => setting
  const proxies = new BlockList()
  const isUnderstood = setting.split(',').every((part) => addProxy(proxies, part.trim()))
  if (!isUnderstood) return null
  return (address) => {
    const plain = withoutMapping(address)
    return isIP(plain) !== 0 && proxies.check(plain, isIP(plain) === 6 ? 'ipv6' : 'ipv4')
  }
}

/**
 * Whose call this is: the nearest address that is no proxy of ours. Every proxy adds the address it was called from at the end
 * of `X-Forwarded-For`, so what a caller made up stands before it and is never reached.
 */
export function clientAddress(request: IncomingMessage, trusts: ProxyTrust): string {
  const forwarded = request.headers['x-forwarded-for']
  const told = (Array.isArray(forwarded) ? forwarded.join(',') : (forwarded ?? ''))
    .split(',')
    .map((text) => text.trim())
  let address = request.socket.remoteAddress ?? ''
  for (const previous of told.toReversed()) {
    if (!trusts(address) || previous === '') break
    address = previous
  }
  return address
}

function addProxy(proxies: BlockList, text: string): boolean {
  const [address = '', prefix] = text.split('/')
  const family = isIP(address)
  if (family === 0) return false
  const type = family === 6 ? 'ipv6' : 'ipv4'
  if (prefix === undefined) {
    proxies.addAddress(address, type)
    return true
  }
  const bits = /^\d{1,3}$/.test(prefix) ? Number(prefix) : Number.NaN
  if (!(bits >= 0 && bits <= (family === 6 ? 128 : 32))) return false
  proxies.addSubnet(address, bits, type)
  return true
}

/** A socket that takes both families reports IPv4 callers as `::ffff:10.0.0.1`. */
function withoutMapping(address: string): string {
  return address.startsWith('::ffff:') && isIP(address.slice(7)) === 4 ? address.slice(7) : address
}
