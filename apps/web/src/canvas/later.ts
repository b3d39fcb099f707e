import { patiently } from '../words/patiently.ts'

/** A part of the code that a board is opened without. */
export interface Later<Part> {
  /** The part; null until it has come. Whoever asks first has it fetched. */
  ask(): Part | null
  /** The part, if it was asked for and has come. */
  known(): Part | null
}

/** Fetches nothing yet; `hasCome` is told once. Without a connection it waits for one. */
export function createLater<Part>(
  load: () => Promise<Part>,
  hasCome?: () => void,
  fetchPart: (load: () => Promise<Part>) => Promise<Part> = patiently,
): Later<Part> {
  let part: Part | null = null
  let isFetching = false
  const fetchNow = async (): Promise<void> => {
    isFetching = true
    try {
      part = await fetchPart(load)
      hasCome?.()
    } catch {
      // The relay has another version by now; the next one who asks is another try.
      isFetching = false
    }
  }
  return {
    known: () => part,
    ask() {
      if (part === null && !isFetching) void fetchNow()
      return part
    },
  }
}
