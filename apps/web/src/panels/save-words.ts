import type { Connection, SaveState } from '../sync/session.ts'

/** The words for where my edits are; `count` is how many wait. */
export function saveWords(save: SaveState, connection: Connection) {
  const count = 'edits' in save ? save.edits : 0
  return { key: keyOf(save, connection), count } as const
}

function keyOf(save: SaveState, connection: Connection) {
  const { state } = connection
  switch (save.state) {
    case 'saved':
      return 'save.saved'
    case 'repairing':
      return 'save.repairing'
    case 'sending':
      return save.edits === 0 && state !== 'open' ? 'save.connecting' : 'save.sending'
    case 'offline':
      // Connected to a server that keeps nothing just now.
      if (state === 'open') return 'save.held'
      if (state === 'offline' && connection.isBusy === true) return save.edits === 0 ? 'save.busyIdle' : 'save.busy'
      if (save.edits > 0) return 'save.offline'
      // Nobody is asked to go on where the door is closed.
      return state === 'ended' ? 'save.ended' : 'save.offlineIdle'
    case 'unkept':
      return save.edits === 0 ? 'save.unkeptIdle' : 'save.unkept'
  }
}
