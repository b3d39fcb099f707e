/** Bytes that are turned at a time: calls take no more arguments than some ten thousand. */
const chunkBytes = 8192

/** Writes bytes as base64. */
export function base64Of(bytes: Uint8Array): string {
  const parts: string[] = []
  for (let from = 0; from < bytes.length; from += chunkBytes) {
    parts.push(String.fromCharCode(...bytes.subarray(from, from + chunkBytes)))
  }
  return btoa(parts.join(''))
}

/** Reads bytes from base64; null where it is none. */
export function bytesOf(base64: string): Uint8Array | null {
  try {
    return Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0))
  } catch {
    return null
  }
}
