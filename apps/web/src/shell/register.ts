import { vouchFor } from './trust.ts'

/** Installs the worker that keeps the app's own files, so that a reload without a connection still opens the board. */
export function registerShellWorker(navigator: Navigator): void {
  const { workerUrl } = vouchFor('/sw.js')
  // Absent on plain http from another machine: the app then works as before, only not offline after a reload.
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register(workerUrl, { updateViaCache: 'none' }).catch(() => undefined)
}
