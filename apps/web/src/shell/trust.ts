/** What a page with Trusted Types offers; not yet in every DOM library. */
interface TrustedTypePolicies {
  createPolicy(
    name: string,
    rules: {
      readonly createHTML?: (markup: string) => string | null
      readonly createScriptURL?: (url: string) => string
    },
  ): { createScriptURL(url: string): string }
}

const policiesHere = (): TrustedTypePolicies | undefined =>
  (globalThis as { readonly trustedTypes?: TrustedTypePolicies }).trustedTypes

/**
 * Our content policy lets no string become markup or a script address. What is vouched for is named: addresses of our workers, and no
 * markup at all, with which an element is emptied.
 */
export function vouchForWorker(name: string, workerPath: string): string {
  const policy = policiesHere()?.createPolicy(name, {
    createScriptURL: (url) => (url === workerPath ? url : 'about:blank'),
  })
  return policy?.createScriptURL(workerPath) ?? workerPath
}

/** As above: no markup at all is markup that may be set. */
export function vouchForNothing(): void {
  policiesHere()?.createPolicy('default', { createHTML: (markup) => (markup === '' ? '' : null) })
}
