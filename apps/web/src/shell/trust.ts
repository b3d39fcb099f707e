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

/**
 * Our content policy lets no string become markup or a script address. Two strings are vouched for by name: the address
 * of the shell worker, and no markup at all, with which an element is emptied.
 */
export function vouchFor(workerPath: string): { readonly workerUrl: string } {
  const { trustedTypes: policies } = globalThis as { readonly trustedTypes?: TrustedTypePolicies }
  if (policies === undefined) return { workerUrl: workerPath }
  policies.createPolicy('default', { createHTML: (markup) => (markup === '' ? '' : null) })
  const shell = policies.createPolicy('samtavle-shell', {
    createScriptURL: (url) => (url === workerPath ? url : 'about:blank'),
  })
  return { workerUrl: shell.createScriptURL(workerPath) }
}
