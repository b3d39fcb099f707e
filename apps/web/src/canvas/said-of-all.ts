import type { Unsubscribe } from '@samtavle/base'
import type { BoardReader } from '@samtavle/board'

/** Follows what is said of the whole board, and tells whether something stands on every note now that did not: who wrote it, what its colour means. */
export function watchSaidOfAll(
  board: Pick<BoardReader, 'meta' | 'watchMeta'>,
  onChange: (isOnEveryNote: boolean) => void,
): Unsubscribe {
  const onNotes = (): string => JSON.stringify([board.meta().legend, board.meta().namesAuthors])
  let before = onNotes()
  return board.watchMeta(() => {
    const now = onNotes()
    const isNew = now !== before
    before = now
    onChange(isNew)
  })
}
