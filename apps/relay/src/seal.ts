import type { RandomBytes } from '@samtavle/base'
import { createCipheriv, createDecipheriv, hkdfSync } from 'node:crypto'

/** Begins sealed bytes; no update and no snapshot begins so. */
const mark = Buffer.from('samtavle\u0001')
const nonceBytes = 12
const tagBytes = 16

/** Seals bytes for one purpose, and opens what was sealed for it. */
export interface Seal {
  seal(bytes: Uint8Array): Uint8Array
  /** Null when it was not sealed with this key for this purpose, or was changed. */
  unseal(bytes: Uint8Array): Uint8Array | null
}

/** Makes the seal of one purpose: AES-256-GCM under a key of its own, drawn from the relay's by HKDF (RFC 5869). */
export function createSeal(key: Uint8Array, purpose: string, randomBytes: RandomBytes): Seal {
  const own = Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), purpose, 32))
  return {
    seal(bytes) {
      const nonce = randomBytes(nonceBytes)
      const cipher = createCipheriv('aes-256-gcm', own, nonce)
      return new Uint8Array(Buffer.concat([mark, nonce, cipher.update(bytes), cipher.final(), cipher.getAuthTag()]))
    },
    unseal(bytes) {
      const sealed = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
      if (!sealed.subarray(0, mark.length).equals(mark)) return null
      const nonceEnd = mark.length + nonceBytes
      const tagStart = sealed.length - tagBytes
      if (tagStart < nonceEnd) return null
      try {
        const decipher = createDecipheriv('aes-256-gcm', own, sealed.subarray(mark.length, nonceEnd))
        decipher.setAuthTag(sealed.subarray(tagStart))
        return new Uint8Array(Buffer.concat([decipher.update(sealed.subarray(nonceEnd, tagStart)), decipher.final()]))
      } catch {
        return null
      }
    },
  }
}
