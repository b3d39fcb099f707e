import type { IncomingMessage } from 'node:http'
import { expect, test } from 'vitest'
import { clientAddress, createProxyTrust } from './client-address.ts'

/** A call from an address, with what its proxies, or somebody who plays one, said of it. */
function callFrom(remoteAddress: string, forwardedFor?: string): IncomingMessage {
  const headers = forwardedFor === undefined ? {} : { 'x-forwarded-for': forwardedFor }
  // Only what is read of a request.
  return { headers, socket: { remoteAddress } } as unknown as IncomingMessage
}

function addressSeen(setting: boolean | string, remoteAddress: string, forwardedFor?: string): string {
  const trusts = createProxyTrust(setting)
  if (trusts === null) throw new Error(`${String(setting)} is refused`)
  return clientAddress(callFrom(remoteAddress, forwardedFor), trusts)
}

test('what a caller says of its own address is believed of configured proxies only', () => {
  const cases: readonly (readonly [boolean | string, string, string | undefined, string])[] = [
    [false, '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    [true, '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.0/8', '10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.0/8', '203.0.113.9', '198.51.100.1', '203.0.113.9'],
    // Made up by the caller, in front of what our proxy added.
    ['10.0.0.0/8', '10.0.0.1', '1.2.3.4, 198.51.100.1', '198.51.100.1'],
    ['10.0.0.0/8', '10.0.0.1', '1.2.3.4, 198.51.100.1, 10.0.0.2', '198.51.100.1'],
    ['10.0.0.1', '::ffff:10.0.0.1', '198.51.100.1', '198.51.100.1'],
    ['10.0.0.1, fd00::/8', 'fd00::7', '2001:db8::1', '2001:db8::1'],
    ['fd00::/8', '2001:db8::9', '2001:db8::1', '2001:db8::9'],
    ['10.0.0.0/8', '10.0.0.1', undefined, '10.0.0.1'],
    ['10.0.0.0/8', '10.0.0.1', '', '10.0.0.1'],
  ]
  for (const [setting, remote, forwarded, seen] of cases) {
    expect(addressSeen(setting, remote, forwarded), `${String(setting)} ${remote} ${forwarded ?? '-'}`).toBe(seen)
  }
})

test('a setting that is no list of addresses is refused', () => {
  for (const setting of ['everyone', '10.0.0', '10.0.0.0/33', 'fd00::/129', '10.0.0.1,', '10.0.0.0/x', '/8']) {
    expect(createProxyTrust(setting), setting).toBeNull()
  }
})
