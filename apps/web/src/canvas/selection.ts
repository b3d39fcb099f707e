import { createWatchable, type Watchable } from '@samtavle/base'
import type { ItemId } from '@samtavle/board'

/** What is selected. */
export interface Selection {
  readonly ids: Watchable<readonly ItemId[]>
  has(id: ItemId): boolean
  set(ids: readonly ItemId[]): void
  toggle(id: ItemId): void
  clear(): void
  /** Takes out items that are gone. */
  drop(ids: readonly ItemId[]): void
  /**
   * True from leaving a note with Escape until the selection changes or the pointer is used: its words are done with,
   * so single letters mean tools again and do not go into the note.
   */
  isLeft(): boolean
  leave(): void
  arrive(): void
}

/** Starts with nothing selected. */
export function createSelection(): Selection {
  const ids = createWatchable<readonly ItemId[]>([])
  let left = false
  const set = (next: readonly ItemId[]): void => {
    left = false
    const now = ids.get()
    const isSame = now.length === next.length && now.every((id, index) => id === next[index])
    if (!isSame) ids.set(next)
  }
  return {
    ids,
    has: (id) => ids.get().includes(id),
    set,
    toggle: (id) => set(ids.get().includes(id) ? ids.get().filter((other) => other !== id) : [...ids.get(), id]),
    clear: () => set([]),
    drop(gone) {
      if (gone.some((id) => ids.get().includes(id))) set(ids.get().filter((id) => !gone.includes(id)))
    },
    isLeft: () => left,
    leave: () => void (left = true),
    arrive: () => void (left = false),
  }
}
