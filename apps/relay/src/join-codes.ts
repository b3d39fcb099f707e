import type { RandomBytes } from '@samtavle/base'
import { joinCodeCharacters, joinCodeLength } from '@samtavle/protocol'
import { createCipheriv, createDecipheriv, createHmac, hkdfSync } from 'node:crypto'

/** What a code hands over: the link, as it was given when the code was made, and the code itself, so that it can be shown again. */
export interface CodeContent {
  readonly code: string
  /** `<linkId>.<secret>` */
  readonly link: string
}

const nonceBytes = 12
const tagBytes = 16

/** The largest multiple of the number of characters that a byte can count to: what is above it is thrown again. */
const fairBytes = 256 - (256 % joinCodeCharacters.length)

/** A new code, every one as likely as every other. */
export function newCode(randomBytes: RandomBytes): string {
  let code = ''
  while (code.length < joinCodeLength) {
    const [byte = 255] = randomBytes(1)
    if (byte < fairBytes) code += joinCodeCharacters[byte % joinCodeCharacters.length] ?? ''
  }
  return code
}

/** What a code is found by. It is keyed: without the relay's key the few thousand million codes cannot be tried against the store. */
export function hashCode(key: Uint8Array, code: string): Uint8Array {
  return new Uint8Array(createHmac('sha256', keyFor(key, 'hash')).update(code).digest())
}

/** Seals what a code hands over, AES-256-GCM under a key of its own, bound to the board. */
export function sealCode(key: Uint8Array, boardId: string, content: CodeContent, randomBytes: RandomBytes): Uint8Array {
  const nonce = randomBytes(nonceBytes)
  const cipher = createCipheriv('aes-256-gcm', keyFor(key, 'seal'), nonce).setAAD(Buffer.from(boardId))
  const words = Buffer.from(JSON.stringify([content.code, content.link]))
  return new Uint8Array(Buffer.concat([nonce, cipher.update(words), cipher.final(), cipher.getAuthTag()]))
}

/** Opens what `sealCode` made; null when it was made with another key or for another board, as after a restored backup. */
export function unsealCode(key: Uint8Array, boardId: string, bytes: Uint8Array): CodeContent | null {
  const sealed = Buffer.from(bytes)
  if (sealed.length < nonceBytes + tagBytes) return null
  try {
    const decipher = createDecipheriv('aes-256-gcm', keyFor(key, 'seal'), sealed.subarray(0, nonceBytes))
    decipher.setAAD(Buffer.from(boardId)).setAuthTag(sealed.subarray(-tagBytes))
    const words = Buffer.concat([decipher.update(sealed.subarray(nonceBytes, -tagBytes)), decipher.final()])
    const [code, link] = JSON.parse(words.toString()) as readonly unknown[]
    return typeof code === 'string' && typeof link === 'string' ? { code, link } : null
  } catch {
    return null
  }
}

function keyFor(key: Uint8Array, use: 'hash' | 'seal'): Buffer {
  return Buffer.from(hkdfSync('sha256', key, new Uint8Array(0), `samtavle join code ${use}`, 32))
}
