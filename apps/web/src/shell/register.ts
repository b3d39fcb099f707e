import { vouchForNothing, vouchForWorker } from './trust.ts'

/**
 * Makes ready to install the worker that keeps the app's own files, so that a reload without a connection still opens the board. What
 * is answered installs it, once: it fetches the whole app, so on a slow line it waits until what people came for is there.
 */
export function prepareShellWorker(navigator: Navigator): () => void {
  vouchForNothing()
  const workerUrl = vouchForWorker('samtavle-shell', '/sw.js')
  let isInstalled = false
  return () => {
    // Absent on plain http from another machine: the app then works as before, only not offline after a reload.
    if (isInstalled || !('serviceWorker' in navigator)) return
    isInstalled = true
    void navigator.serviceWorker.register(workerUrl, { updateViaCache: 'none' }).catch(() => undefined)
  }
}
