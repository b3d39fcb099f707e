import { execFileSync, spawnSync } from 'node:child_process'
import { existsSync, readFileSync, realpathSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Where the peers are, and which. */
export interface InstalledPeers {
  readonly folder: string
  readonly hasBetterSqlite: boolean
  version(name: string): string
}

const folder = dirname(fileURLToPath(import.meta.url))
const done = join(folder, 'node_modules/.installed')
const lockfile = join(folder, 'package-lock.json')

/**
 * The relays that we are measured against, from npm, in a folder that git ignores: they are no dependencies of the
 * product. Null when they cannot be fetched.
 */
export function installPeers(say: (line: string) => void): InstalledPeers | null {
  if (!isCurrent()) {
    say('Fetching the peers from npm, once; where SQLite has to be compiled this takes two minutes …')
    const installed = spawnSync('npm', ['ci', '--no-audit', '--no-fund', '--loglevel=error'], {
      cwd: folder,
      env: { ...process.env, ...nativeBuild() },
      stdio: ['ignore', 'ignore', 'inherit'],
    })
    if (installed.status !== 0 && !fetchedWithoutScripts()) {
      say('The peers could not be fetched from npm (is there a network?): measuring without them.')
      return null
    }
    writeFileSync(done, '')
  }
  const hasBetterSqlite = loadsBetterSqlite()
  if (!hasBetterSqlite)
    say('Hocuspocus stores through node:sqlite: the binary of better-sqlite3 could not be built here.')
  return { folder, hasBetterSqlite, version }
}

function isCurrent(): boolean {
  return existsSync(done) && statSync(done).mtimeMs > statSync(lockfile).mtimeMs
}

/** Without a compiler `npm ci` fails as a whole; all but one package are plain JavaScript. */
function fetchedWithoutScripts(): boolean {
  const words = ['ci', '--no-audit', '--no-fund', '--ignore-scripts', '--loglevel=error']
  return spawnSync('npm', words, { cwd: folder, stdio: ['ignore', 'ignore', 'inherit'] }).status === 0
}

/** Builds for the Node that runs this, also where npm belongs to another one; a Node from npm brings its headers along. */
function nativeBuild(): Record<string, string> {
  const bin = dirname(realpathSync(process.execPath))
  const homes = [join(bin, '..'), join(bin, `../node_modules/node-${process.platform}-${process.arch}`)]
  const home = homes.find((each) => existsSync(join(each, 'include/node/node_api.h')))
  const path = [bin, process.env['PATH'] ?? ''].join(delimiter)
  return home === undefined ? { PATH: path } : { PATH: path, npm_config_nodedir: home }
}

function loadsBetterSqlite(): boolean {
  try {
    const words = ['-e', `new (require('better-sqlite3'))(':memory:')`]
    execFileSync(process.execPath, words, { cwd: folder, stdio: 'ignore' })
    return true
  } catch {
    return false
  }
}

function version(name: string): string {
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'node_modules', name, 'package.json'), 'utf8'))
  const found = typeof manifest === 'object' && manifest !== null && 'version' in manifest ? manifest.version : ''
  return String(found)
}
