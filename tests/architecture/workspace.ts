import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { basename, extname, join } from 'node:path'
import { fileURLToPath } from 'node:url'

/** The folder of the checkout that these tests are part of. */
export const checkout = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '')

/** One source file with what it imports. */
export interface SourceFile {
  /** From the root, with forward slashes. */
  readonly path: string
  readonly text: string
  readonly imports: readonly string[]
  readonly isTest: boolean
}

/** One member of the workspace. */
export interface Member {
  /** Its name in the table of layers: `board`, `relay`, `tests`. */
  readonly name: string
  readonly folder: string
  /** Names of everything its manifest asks for. */
  readonly dependencies: readonly string[]
  /** Subpaths it lets others import, `.` among them. */
  readonly exports: readonly string[]
  readonly files: readonly SourceFile[]
}

const notOurs = new Set(['node_modules', 'dist', 'dist.next', '.toolchain', '.git', 'data'])
/** Their texts are full of faults, planted for the checks to find. */
const plantedHere = /^tests\/architecture\/(?:.*\.test|planted-faults|small-house)\.ts$/
const sourceExtensions = new Set(['.ts', '.tsx', '.mts', '.js', '.mjs', '.css', '.html'])

/** Every member of a workspace laid out like ours. */
export function membersOf(root: string): readonly Member[] {
  const grouped = ['apps', 'packages'].flatMap((group) => foldersIn(root, group))
  return [...grouped, 'tests'].filter((folder) => existsSync(join(root, folder, 'package.json'))).map(memberAt(root))
}

/** Every file of ours under a folder, from the root. */
export function filesIn(root: string, folder = ''): readonly string[] {
  return readdirSync(join(root, folder), { withFileTypes: true }).flatMap((entry) => {
    const path = folder === '' ? entry.name : `${folder}/${entry.name}`
    if (notOurs.has(entry.name)) return []
    return entry.isDirectory() ? filesIn(root, path) : [path]
  })
}

/** Whether a file is source that the checks of this folder read. */
export function isSource(path: string): boolean {
  return sourceExtensions.has(extname(path)) && !plantedHere.test(path)
}

/** Every name that a text imports, exports from, or loads. */
function importsIn(text: string): readonly string[] {
  const pattern = /(?:^|[\s;}])(?:from\s*|import\s*\(?\s*)(['"])([^'"\n]+)\1/g
  return [...text.matchAll(pattern)].map((match) => match[2] ?? '')
}

function memberAt(root: string): (folder: string) => Member {
  return (folder) => {
    const manifest = readManifest(join(root, folder, 'package.json'))
    return {
      name: basename(folder),
      folder,
      dependencies: dependencyFields.flatMap((field) => keysOf(manifest[field])),
      exports: keysOf(manifest['exports']),
      files: filesIn(root, folder)
        .filter((path) => isSource(path) && !path.endsWith('.css') && !path.endsWith('.html'))
        .map((path) => readSource(root, path)),
    }
  }
}

const dependencyFields = ['dependencies', 'devDependencies', 'peerDependencies', 'optionalDependencies']

function readSource(root: string, path: string): SourceFile {
  const text = readFileSync(join(root, path), 'utf8')
  const isTest = /\.test\.tsx?$/.test(path) || /\/test\//.test(path) || path.startsWith('tests/')
  return { path, text, imports: importsIn(text), isTest }
}

function readManifest(path: string): Readonly<Record<string, unknown>> {
  const manifest: unknown = JSON.parse(readFileSync(path, 'utf8'))
  return typeof manifest === 'object' && manifest !== null ? { ...manifest } : {}
}

function keysOf(value: unknown): readonly string[] {
  return typeof value === 'object' && value !== null ? Object.keys(value) : []
}

function foldersIn(root: string, group: string): readonly string[] {
  if (!existsSync(join(root, group))) return []
  return readdirSync(join(root, group)).map((name) => `${group}/${name}`)
}
