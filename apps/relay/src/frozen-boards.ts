import { boardOfRoom, type Store } from '@samtavle/storage'

/** The boards that take nothing until they are thawed, in memory beside the store that keeps them. */
export interface FrozenBoards {
  /** Whether a room belongs to one of them. */
  hasRoom(room: string): boolean
  /** Notes a board that was frozen before. */
  note(boardId: string): void
  /** The store's calls that change which they are. */
  readonly calls: Pick<Store, 'freezeBoard' | 'eraseBoard'>
}

/** Makes the list, empty; `onChanged` is told after each board that was frozen or thawed. */
export function createFrozenBoards(
  store: Pick<Store, 'freezeBoard' | 'eraseBoard'>,
  onChanged: () => void,
): FrozenBoards {
  const frozen = new Set<string>()
  return {
    hasRoom: (room) => frozen.size > 0 && frozen.has(boardOfRoom(room)),
    note: (boardId) => void frozen.add(boardId),
    calls: {
      async freezeBoard(id, at) {
        const written = await store.freezeBoard(id, at)
        if (!written.ok) return written
        if (at === null) frozen.delete(id)
        else frozen.add(id)
        onChanged()
        return written
      },
      async eraseBoard(id) {
        const erased = await store.eraseBoard(id)
        if (erased.ok) frozen.delete(id)
        return erased
      },
    },
  }
}
