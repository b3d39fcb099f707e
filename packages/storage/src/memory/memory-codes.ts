import type { CodeRecord } from '../store.ts'

/** Short codes of links in memory. */
export interface MemoryCodes {
  put(code: CodeRecord): boolean
  find(hash: Uint8Array): CodeRecord | null
  ofLink(linkId: string): CodeRecord | null
  remove(boardId: string, linkId: string): boolean
  removeExpired(until: number): number
  erase(boardId: string): void
}

/** Makes a place without any codes. */
export function createMemoryCodes(): MemoryCodes {
  const codesByLink = new Map<string, CodeRecord>()

  function find(hash: Uint8Array): CodeRecord | null {
    return [...codesByLink.values()].find((code) => Buffer.compare(code.hash, hash) === 0) ?? null
  }

  function removeWhere(isGone: (code: CodeRecord) => boolean): number {
    const sizeBefore = codesByLink.size
    for (const [linkId, code] of codesByLink) if (isGone(code)) codesByLink.delete(linkId)
    return sizeBefore - codesByLink.size
  }

  return {
    put(code) {
      const known = find(code.hash)
      if (known !== null && known.linkId !== code.linkId) return false
      codesByLink.set(code.linkId, {
        ...code,
        hash: new Uint8Array(code.hash),
        sealed: new Uint8Array(code.sealed),
      })
      return true
    },
    find,
    ofLink: (linkId) => codesByLink.get(linkId) ?? null,
    remove: (boardId, linkId) => removeWhere((code) => code.boardId === boardId && code.linkId === linkId) > 0,
    removeExpired: (until) => removeWhere((code) => code.expiresAt <= until),
    erase: (boardId) => void removeWhere((code) => code.boardId === boardId),
  }
}
