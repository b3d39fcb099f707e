/** Puts the updates of a log end to end, each behind its length, for a page to fetch. */
export function packLog(entries: readonly { readonly bytes: Uint8Array }[]): Uint8Array {
  const packed = new Uint8Array(entries.reduce((length, { bytes }) => length + 4 + bytes.length, 0))
  const view = new DataView(packed.buffer)
  let at = 0
  for (const { bytes } of entries) {
    view.setUint32(at, bytes.length)
    packed.set(bytes, at + 4)
    at += 4 + bytes.length
  }
  return packed
}

/** Takes them apart again. */
export function unpackLog(packed: Uint8Array): readonly { readonly bytes: Uint8Array }[] {
  const view = new DataView(packed.buffer, packed.byteOffset, packed.byteLength)
  const entries: { readonly bytes: Uint8Array }[] = []
  for (let at = 0; at < packed.length;) {
    const end = at + 4 + view.getUint32(at)
    entries.push({ bytes: packed.subarray(at + 4, end) })
    at = end
  }
  return entries
}
