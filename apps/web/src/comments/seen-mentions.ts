import { createListeners, type Unsubscribe } from '@samtavle/base'
import type { DeviceStorage } from '../device/board-list.ts'

/** Which comments that name me I have seen on this device. */
export interface SeenMentions {
  has(comment: string): boolean
  see(comments: Iterable<string>): void
  watch(listener: () => void): Unsubscribe
}

/** More than are open at any time; the oldest are forgotten first. */
const mostKept = 300

/** Opens what a device has kept for one board; a storage that refuses costs memory across visits, nothing else. */
export function createSeenMentions(storage: DeviceStorage, boardId: string): SeenMentions {
  const key = `samtavle.mentions.${boardId}`
  const seen = new Set(readKept(storage, key))
  const listeners = createListeners()
  return {
    has: (comment) => seen.has(comment),
    see(comments) {
      const fresh = [...comments].filter((comment) => !seen.has(comment))
      if (fresh.length === 0) return
      for (const comment of fresh) seen.add(comment)
      try {
        storage.setItem(key, JSON.stringify([...seen].slice(-mostKept)))
      } catch {
        // It is seen for this visit.
      }
      listeners.notify()
    },
    watch: (listener) => listeners.add(listener),
  }
}

function readKept(storage: DeviceStorage, key: string): readonly string[] {
  try {
    const kept: unknown = JSON.parse(storage.getItem(key) ?? '[]')
    return Array.isArray(kept) ? kept.filter((id) => typeof id === 'string') : []
  } catch {
    return []
  }
}
