import type { DeviceStorage } from '../device/board-list.ts'

/** Words that are written and not sent, kept on this device through a locked screen, a reload and a flat battery. */
export interface Draft {
  read(): string
  write(words: string): void
}

/** The draft of one board on this device. */
export function draftOf(storage: DeviceStorage, boardId: string): Draft {
  const key = draftKey(boardId)
  return {
    read: () => safely(() => storage.getItem(key)) ?? '',
    write: (words) => safely(() => (words === '' ? storage.removeItem(key) : storage.setItem(key, words))),
  }
}

/** Forgets the draft of a board, with the board. */
export function forgetDraft(storage: DeviceStorage, boardId: string): void {
  safely(() => storage.removeItem(draftKey(boardId)))
}

function draftKey(boardId: string): string {
  return `samtavle.draft.${boardId}`
}

/** A device that refuses to remember costs only that. */
function safely<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
