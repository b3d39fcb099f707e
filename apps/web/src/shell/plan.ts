/** The app's own files and the cache that holds them. */
export interface Shell {
  readonly cacheName: string
  readonly files: readonly string[]
}

/** Reads the list that the build wrote into the worker: the paths, one to a line, after the build's fingerprint. */
export function shellOf(written: string): Shell {
  const [fingerprint = '', ...files] = written.split('\n')
  return { cacheName: `samtavle-shell-${fingerprint}`, files }
}

interface Asked {
  readonly method: string
  readonly mode: string
  readonly url: string
}

/** Who answers a request: the network first for pages, the cache for the app's own files, and nobody but the network for everything else. */
export function planOf({ method, mode, url }: Asked, origin: string, shell: Shell): 'page' | 'file' | 'network' {
  const address = new URL(url)
  if (method !== 'GET' || address.origin !== origin) return 'network'
  if (isLive(address.pathname)) return 'network'
  if (mode === 'navigate') return 'page'
  return isOwnFile(address, shell) ? 'file' : 'network'
}

/** Files under /assets/ are named after their content, so a copy of any age is right. */
function isOwnFile({ pathname, search }: URL, shell: Shell): boolean {
  return pathname.startsWith('/assets/') || (search === '' && shell.files.includes(pathname))
}

/** What only the relay may answer, and must never be answered from a copy. */
function isLive(path: string): boolean {
  return /^\/(?:api|sync|healthz|readyz|metrics)(?:\/|$)/.test(path)
}
