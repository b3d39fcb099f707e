import { spawnSync } from 'node:child_process'
import { existsSync, readFileSync, statSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the boards we are measured against are installed. */
export const peersFolder = dirname(fileURLToPath(import.meta.url))
const done = join(peersFolder, 'node_modules/.installed')
const lockfile = join(peersFolder, 'package-lock.json')

/**
 * Fetches tldraw, Excalidraw and a bundler from npm into a folder that git ignores: they are no dependencies of the product.
 * False when they cannot be fetched.
 */
export function installPeers(say: (line: string) => void): boolean {
  if (existsSync(done) && statSync(done).mtimeMs > statSync(lockfile).mtimeMs) return true
  say('Fetching tldraw and Excalidraw from npm, once; this takes a minute or two …')
  const words = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  const { status } = spawnSync('npm', words, { cwd: peersFolder, stdio: ['ignore', 'ignore', 'inherit'] })
  if (status !== 0) {
    say('They could not be fetched from npm (is there a network?): measuring without them.')
    return false
  }
  writeFileSync(done, '')
  return true
}

/** The installed version of a peer. */
export function peerVersion(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(peersFolder, 'node_modules', name, 'package.json'), 'utf8'))
  return typeof manifest === 'object' && manifest !== null && 'version' in manifest ? String(manifest.version) : ''
}
