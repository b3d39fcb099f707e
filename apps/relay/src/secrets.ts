import type { RandomBytes } from '@samtavle/base'
import { createHash, timingSafeEqual } from 'node:crypto'

/** 256 random bits: beyond guessing, so a plain hash is enough to keep it safe at rest. */
const secretBytes = 32

/** A new secret of a link or token, in characters that a URL and a header allow. */
export function newSecret(randomBytes: RandomBytes): string {
  return Buffer.from(randomBytes(secretBytes)).toString('base64url')
}

/** The only form in which a secret is ever stored. */
export function hashSecret(secret: string): Uint8Array {
  return new Uint8Array(createHash('sha256').update(secret).digest())
}

/** Compares a secret with a stored hash in a time that tells nothing; without a stored one it takes as long and is false. */
export function isSecretOf(secret: string, hash: Uint8Array | undefined): boolean {
  const given = hashSecret(secret)
  const isSame = timingSafeEqual(given, hash?.length === given.length ? hash : new Uint8Array(given.length))
  return isSame && hash !== undefined
}

/** Splits `<linkId>.<secret>`; a string without a dot is a link of no board. */
export function splitLink(link: string): { readonly linkId: string; readonly secret: string } {
  const dot = link.indexOf('.')
  return dot === -1 ? { linkId: link, secret: '' } : { linkId: link.slice(0, dot), secret: link.slice(dot + 1) }
}
