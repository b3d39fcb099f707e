/** What a page with Trusted Types offers; not yet in every DOM library. */
interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: { createScriptURL: (url: string) => string },
  ): { createScriptURL(url: string): string }
}

const workerPath = '/sw.js'

/** Installs the worker that keeps the app's own files, so that a reload without a connection still opens the board. */
export function registerShellWorker(navigator: Navigator): void {
  // Absent on plain http from another machine: the app then works as before, only not offline after a reload.
  if (!('serviceWorker' in navigator)) return
  void navigator.serviceWorker.register(trustedWorkerUrl(), { updateViaCache: 'none' }).catch(() => undefined)
}

/** Our content policy lets no string become a script address; this one address is vouched for by name. */
function trustedWorkerUrl(): string {
  const { trustedTypes: policies } = globalThis as { readonly trustedTypes?: TrustedTypePolicies }
  if (policies === undefined) return workerPath
  const policy = policies.createPolicy('samtavle-shell', {
    createScriptURL: (url) => (url === workerPath ? url : 'about:blank'),
  })
  return policy.createScriptURL(workerPath)
}
