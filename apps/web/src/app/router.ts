/** Where a visitor is. */
export type Route =
  | { readonly page: 'home' }
  | { readonly page: 'board'; readonly boardId: string }
  | { readonly page: 'replay'; readonly boardId: string }
  | { readonly page: 'missing' }

/** Reads a path; only ids that the relay could have made lead to a board. */
export function parseRoute(path: string): Route {
  if (path === '/') return { page: 'home' }
  const [, boardId, replay] = /^\/b\/([A-Za-z0-9_-]{8,64})(\/replay)?\/?$/.exec(path) ?? []
  if (boardId === undefined) return { page: 'missing' }
  return { page: replay === undefined ? 'board' : 'replay', boardId }
}

/** The path of a board's page, without any secret. */
export function boardPath(boardId: string): string {
  return `/b/${boardId}`
}

/** The path of a board's replay. */
export function replayPath(boardId: string): string {
  return `/b/${boardId}/replay`
}

/** The link in a fragment, `<linkId>.<secret>`; null when the fragment is anything else. */
export function parseFragment(fragment: string): string | null {
  return /^#([A-Za-z0-9_-]{1,64}\.[A-Za-z0-9_-]{16,128})$/.exec(fragment)?.[1] ?? null
}

/** The fragment part of a link that a person pasted or the relay returned. */
export function linkOfUrl(url: string): string | null {
  const from = url.indexOf('#')
  return from === -1 ? null : parseFragment(url.slice(from))
}

/** The pages of one tab over its history. */
export interface Router {
  readonly route: () => Route
  readonly go: (path: string) => void
  readonly watch: (listener: () => void) => () => void
  /** The link that stood in the address when the tab opened a board; handed out once, then forgotten. */
  readonly takeLink: () => string | null
}

/** Opens the router: a secret in the address leaves it here, before anything is drawn or sent. */
export function createRouter(window: Window): Router {
  let link: string | null = null
  let route = readRoute()
  const listeners = new Set<() => void>()

  function readRoute(): Route {
    const { pathname, search, hash } = window.location
    const found = parseRoute(pathname)
    if ((found.page === 'board' || found.page === 'replay') && hash !== '') {
      link = parseFragment(hash) ?? ''
      window.history.replaceState(null, '', pathname + search)
    }
    return found
  }

  function refresh(): void {
    route = readRoute()
    for (const listener of [...listeners]) listener()
  }

  window.addEventListener('popstate', refresh)
  // A second link pasted into the address bar of an open board changes only the fragment.
  window.addEventListener('hashchange', refresh)
  return {
    route: () => route,
    go(path) {
      window.history.pushState(null, '', path)
      window.scrollTo(0, 0)
      refresh()
    },
    watch(listener) {
      listeners.add(listener)
      return () => listeners.delete(listener)
    },
    takeLink() {
      const taken = link
      link = null
      return taken
    },
  }
}
