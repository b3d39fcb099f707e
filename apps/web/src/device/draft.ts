import type { DeviceStorage } from './board-list.ts'

/** Words that are written and not sent, kept on this device through a locked screen, a reload and a flat battery. */
export interface Draft {
  read(): string
  write(words: string): void
}

/** The draft of one board on this device. */
export function draftOf(storage: DeviceStorage, boardId: string): Draft {
  return keptUnder(storage, draftKey(boardId))
}

/** The draft of what one writes for oneself alone, on this device: it is of the round it was begun in, and of no later one. */
export function privateDraftOf(storage: DeviceStorage, boardId: string, roundId: string): Draft {
  const kept = keptUnder(storage, privateDraftKey(boardId))
  const mark = `${roundId} `
  return {
    read() {
      const found = kept.read()
      return found.startsWith(mark) ? found.slice(mark.length) : ''
    },
    write: (words) => kept.write(words === '' ? '' : mark + words),
  }
}

/** Forgets the drafts of a board, with the board. */
export function forgetDrafts(storage: DeviceStorage, boardId: string): void {
  for (const key of [draftKey(boardId), privateDraftKey(boardId)]) safely(() => storage.removeItem(key))
}

function keptUnder(storage: DeviceStorage, key: string): Draft {
  return {
    read: () => safely(() => storage.getItem(key)) ?? '',
    write: (words) => safely(() => (words === '' ? storage.removeItem(key) : storage.setItem(key, words))),
  }
}

function draftKey(boardId: string): string {
  return `samtavle.draft.${boardId}`
}

function privateDraftKey(boardId: string): string {
  return `samtavle.private-draft.${boardId}`
}

/** A device that refuses to remember costs only that. */
function safely<Value>(work: () => Value): Value | undefined {
  try {
    return work()
  } catch {
    return undefined
  }
}
