/** Fills an array with unpredictable bytes; injected so that a simulator can seed it. */
export type RandomBytes = (length: number) => Uint8Array

/** The cryptographic source of this process (browser, worker or Node). */
export const systemRandomBytes: RandomBytes = (length) => crypto.getRandomValues(new Uint8Array(length))

const urlSafe = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'

/** Characters of an id: 16 of 64 letters are 96 random bits, so two people never make the same one. */
const idLength = 16

/** A random URL-safe id; starts with a letter or digit so that it survives file names and copy by double click. */
export function randomId(randomBytes: RandomBytes = systemRandomBytes): string {
  const bytes = randomBytes(idLength)
  return Array.from(bytes, (byte, index) => urlSafe[index === 0 ? byte % 62 : byte & 63]).join('')
}
