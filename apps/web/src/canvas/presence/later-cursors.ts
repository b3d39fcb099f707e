import type { Cursors, CursorsOptions } from './cursors.ts'

/** Others' pointers, drawn by code that is fetched when the first other is heard of: a board is opened, and written on, without. */
export function createLaterCursors(options: CursorsOptions): Cursors {
  let cursors: Cursors | null = null
  let isFetching = false
  let isClosed = false
  const stop = options.session.veiled.watch(() => cursors?.changed())

  const fetchThem = async (): Promise<void> => {
    isFetching = true
    try {
      const { createCursors } = await import('./cursors.ts')
      if (!isClosed) cursors = createCursors(options)
      options.requestFrame()
    } catch {
      // Without a network there are no others either; the next one who is heard of is another try.
      isFetching = false
    }
  }
  return {
    changed() {
      if (cursors !== null) cursors.changed()
      else if (!isFetching && options.session.peers.get().length > 0) void fetchThem()
    },
    draw: (time, view) => cursors?.draw(time, view) ?? { goesOn: false, sheet: 'nothing' },
    paint: (context, palette) => cursors?.paint(context, palette),
    close() {
      isClosed = true
      stop()
      cursors?.close()
    },
  }
}
