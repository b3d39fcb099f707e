import { createLater } from '../later.ts'
import type { Cursors, CursorsOptions } from './cursors.ts'

/** Others' pointers, drawn by code that is fetched when the first other is heard of: a board is opened, and written on, without. */
export function createLaterCursors(options: CursorsOptions): Cursors {
  let isClosed = false
  const cursors = createLater(async () => {
    const { createCursors } = await import('./cursors.ts')
    const made = createCursors(options)
    if (isClosed) made.close()
    return made
  }, options.requestFrame)
  const stop = options.session.veiled.watch(() => cursors.known()?.changed())
  return {
    changed() {
      if (cursors.known() !== null || options.session.peers.get().length > 0) cursors.ask()?.changed()
    },
    draw: (time, view) => cursors.known()?.draw(time, view) ?? { goesOn: false, sheet: 'nothing' },
    paint: (...paint) => cursors.known()?.paint(...paint),
    close() {
      isClosed = true
      stop()
      cursors.known()?.close()
    },
  }
}
