import { planOf, shellOf, type Shell } from './plan.ts'

// Written into the built worker by the bundler (shell-files.ts): a new build is a new list, hence a new worker.
declare const __SHELL__: string

/** The few parts of a service worker's scope that are used here; the DOM library of the app does not know them. */
interface ShellScope {
  readonly location: { readonly origin: string }
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: LastingEvent) => void): void
  addEventListener(type: 'fetch', listener: (event: FetchEvent) => void): void
}
interface LastingEvent {
  waitUntil(work: Promise<unknown>): void
}
interface FetchEvent extends LastingEvent {
  readonly request: Request
  respondWith(response: Promise<Response>): void
}

const scope = globalThis as unknown as ShellScope
const shell: Shell = shellOf(__SHELL__)
/** A phone that shows one bar of signal is answered from the cache after this long. */
const patienceMs = 4000

scope.addEventListener('install', (event) => {
  event.waitUntil(fill().then(() => scope.skipWaiting()))
})

scope.addEventListener('activate', (event) => {
  event.waitUntil(forgetOlder().then(() => scope.clients.claim()))
})

scope.addEventListener('fetch', (event) => {
  const { request } = event
  const plan = planOf({ method: request.method, mode: request.mode, url: request.url }, scope.location.origin, shell)
  if (plan === 'page') event.respondWith(page(request))
  if (plan === 'file') event.respondWith(file(request))
})

async function fill(): Promise<void> {
  const cache = await caches.open(shell.cacheName)
  await cache.addAll(shell.files.map((path) => new Request(path, { cache: 'no-cache' })))
}

/** Keeps the build before this one: a tab that still runs it may yet ask for a part it has not needed so far. */
async function forgetOlder(): Promise<void> {
  const names = (await caches.keys()).filter((name) => name.startsWith('samtavle-shell-') && name !== shell.cacheName)
  await Promise.all(names.slice(0, -1).map((name) => caches.delete(name)))
}

async function page(request: Request): Promise<Response> {
  try {
    const response = await fetch(request, { signal: AbortSignal.timeout(patienceMs) })
    if (response.status < 500) return response
  } catch {
    // Offline, or too slow to wait for: the page as it was built.
  }
  const cache = await caches.open(shell.cacheName)
  return (await cache.match('/')) ?? Response.error()
}

async function file(request: Request): Promise<Response> {
  return (await caches.match(request.url)) ?? fetch(request)
}
