import { systemRandomBytes } from '@samtavle/base'
import type { Services } from '../app/services.ts'
import { openSession } from '../sync/open-session.ts'
import type { BoardSession, Me } from '../sync/session.ts'

interface Opening {
  readonly me: Me
  /** The board is to be opened anew. */
  readonly onRepaired: () => void
}

/** Opens a board over this browser's socket, storage and clock. */
export function openBoard(
  { api, clock }: Services,
  boardId: string,
  { me, onRepaired }: Opening,
): Promise<BoardSession> {
  const { protocol, host } = window.location
  return openSession({
    boardId,
    me,
    clock,
    randomBytes: systemRandomBytes,
    syncUrl: `${protocol === 'https:' ? 'wss' : 'ws'}://${host}/sync`,
    openSocket: (url, protocols) => new WebSocket(url, [...protocols]),
    async fetchActors() {
      const actors = await api.actors(boardId)
      return actors.ok ? actors.value : []
    },
    watchWake,
    onAlone: askToKeep,
    onRepaired,
  })
}

/** Browsers clear away what sites keep when space runs short, unless they agreed not to; they may ask their person first. */
function askToKeep(): void {
  // Not there on an address without encryption; and a refusal changes nothing that we could do.
  const { storage } = navigator as { readonly storage?: StorageManager }
  storage?.persist().catch(() => undefined)
}

/** A laptop that was opened, a tab that was picked up again, a network that came back. */
function watchWake(listener: () => void): () => void {
  const onVisible = (): void => {
    if (document.visibilityState === 'visible') listener()
  }
  window.addEventListener('online', listener)
  window.addEventListener('pageshow', listener)
  document.addEventListener('visibilitychange', onVisible)
  return () => {
    window.removeEventListener('online', listener)
    window.removeEventListener('pageshow', listener)
    document.removeEventListener('visibilitychange', onVisible)
  }
}
