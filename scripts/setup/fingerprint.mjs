import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { root, toolchainFolder } from './paths.mjs'

/**
 * One hash over the contents of files and over plain facts, in the given order.
 * @param {readonly string[]} files paths in the checkout
 * @param {readonly string[]} [facts]
 */
export function fingerprint(files, facts = []) {
  const hash = createHash('sha256')
  for (const file of files)
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(root, file)))
      .update('\0')
  for (const fact of facts) hash.update(`${fact}\0`)
  return hash.digest('hex')
}

/**
 * Every file under a folder of the checkout, sorted, without what is installed or built.
 * @param {string} folder
 * @returns {string[]}
 */
export function filesUnder(folder) {
  const entries = readdirSync(join(root, folder), { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1))
  return entries.flatMap((entry) => {
    const path = `${folder}/${entry.name}`
    if (['node_modules', 'dist', 'dist.next'].includes(entry.name)) return []
    return entry.isDirectory() ? filesUnder(path) : [path]
  })
}

/** Every manifest of the workspace. */
export function manifests() {
  const members = ['apps', 'packages'].flatMap((folder) =>
    readdirSync(join(root, folder)).map((name) => `${folder}/${name}/package.json`),
  )
  return ['package.json', 'tests/package.json', ...members].filter((path) => existsSync(join(root, path))).sort()
}

/**
 * The fingerprint remembered from the last success, if any.
 * @param {string} name
 */
export function readStamp(name) {
  const path = join(toolchainFolder, `${name}.stamp`)
  return existsSync(path) ? readFileSync(path, 'utf8') : ''
}

/**
 * Remembers a success.
 * @param {string} name
 * @param {string} value
 */
export function writeStamp(name, value) {
  mkdirSync(toolchainFolder, { recursive: true })
  writeFileSync(join(toolchainFolder, `${name}.stamp`), value)
}
