/** Something that whoever started us can mend: the message is one sentence that says how. */
export class Trouble extends Error {
  /**
   * @param {string} message
   * @param {number} [exitCode]
   */
  constructor(message, exitCode = 1) {
    super(message)
    this.exitCode = exitCode
  }
}

/**
 * Tells trouble from a fault of ours, which shows its stack.
 * @param {unknown} error
 * @returns {error is Trouble}
 */
export function isTrouble(error) {
  return error instanceof Trouble
}

/** @type {readonly [signs: RegExp, sentence: string][]} */
const knownTroubles = [
  [/ENOSPC|no space left/i, 'The disk is full: free about 1 GB and start again.'],
  [
    /ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ECONNRESET|ETIMEDOUT|ENETUNREACH|EHOSTUNREACH|ENOTCACHED|META_FETCH_FAIL|dns error|error sending request|client error \(connect\)|fetch failed|network/i,
    'Could not reach the npm registry: check the network (or the proxy that npm is to use) and start again.',
  ],
  [
    /CERT_|SELF_SIGNED|UNABLE_TO_(?:GET|VERIFY)|certificate/i,
    'The npm registry showed a certificate that is not trusted here: set NODE_EXTRA_CA_CERTS or the cafile of npm.',
  ],
  [
    /EACCES|EPERM|EROFS|permission denied|read-only file system/i,
    'May not write in this folder or in the cache of npm: give yourself the right and start again.',
  ],
  [
    /OUTDATED_LOCKFILE/,
    'pnpm-lock.yaml does not fit the package.json files: run `pnpm install` and commit what it changed.',
  ],
  [/UNSUPPORTED_ENGINE/, 'A dependency refuses this version of Node: see the lines above.'],
]

/**
 * Turns the last words of a tool that failed into trouble.
 * @param {string} output
 * @param {string} otherwise said when the words are not known
 */
export function troubleFrom(output, otherwise) {
  const known = knownTroubles.find(([signs]) => signs.test(output))
  return new Trouble(known ? known[1] : otherwise)
}
