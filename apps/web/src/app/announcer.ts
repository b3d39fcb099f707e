import type { Clock } from '@samtavle/base'

/** One thing that has just happened, in words. */
export interface Announcement {
  readonly id: number
  readonly text: string
  /** Whether it is also shown, not only read aloud. */
  readonly shown: boolean
}

/** Tells people what happened, for eyes and ears alike. */
export interface Announcer {
  readonly say: (text: string, how?: { readonly shown: boolean }) => void
  readonly current: () => readonly Announcement[]
  readonly watch: (listener: () => void) => () => void
}

/** Long enough to be read twice; nothing said here is the only way to a thing. */
const shownForMs = 7000
/** More than this at once is noise. */
const mostAtOnce = 3

/** Makes an announcer over a clock. */
export function createAnnouncer(clock: Clock): Announcer {
  let announcements: readonly Announcement[] = []
  let lastId = 0
  const listeners = new Set<() => void>()

  function set(next: readonly Announcement[]): void {
    announcements = next
    for (const listener of [...listeners]) listener()
  }

  return {
    current: () => announcements,
    say(text, { shown } = { shown: true }) {
      const id = ++lastId
      set([...announcements.filter((other) => other.text !== text), { id, text, shown }].slice(-mostAtOnce))
      clock.after(shownForMs, () => set(announcements.filter((other) => other.id !== id)))
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
  }
}
