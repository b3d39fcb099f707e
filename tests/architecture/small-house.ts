import { cpSync, mkdirSync, mkdtempSync, realpathSync, rmSync, symlinkSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { checkout } from './workspace.ts'

/** A workspace laid out like ours, with our settings and nothing wrong with it: a place to plant faults. */
export interface SmallHouse {
  readonly root: string
  /** Writes files, by path from the root. */
  write(files: Readonly<Record<string, string>>): void
  remove(...paths: readonly string[]): void
  close(): void
}

const settings = [
  '.oxlintrc.json',
  '.oxfmtrc.json',
  'knip.json',
  'tsconfig.json',
  'apps/web/tsconfig.json',
  'tests/browser/tsconfig.json',
]

/** Builds a small house in a temporary folder; the tools are those of the checkout. */
export function buildSmallHouse(): SmallHouse {
  const root = realpathSync(mkdtempSync(join(tmpdir(), 'samtavle-house-')))
  const house: SmallHouse = {
    root,
    write(files) {
      for (const [path, text] of Object.entries(files)) {
        mkdirSync(dirname(join(root, path)), { recursive: true })
        writeFileSync(join(root, path), text)
      }
    },
    remove(...paths) {
      for (const path of paths) rmSync(join(root, path), { recursive: true })
    },
    close: () => rmSync(root, { recursive: true, force: true }),
  }
  house.write(soundFiles)
  for (const path of settings) cpSync(join(checkout, path), join(root, path))
  for (const path of ['node_modules', 'apps/web/node_modules'])
    symlinkSync(join(checkout, path), join(root, path), 'dir')
  return house
}

/** The manifest of a member, as JSON. */
export function manifest(name: string, dependencies: Readonly<Record<string, string>> = {}): string {
  const exports = { '.': './src/index.ts' }
  const fields = { name: `@samtavle/${name}`, version: '0.1.0', private: true, license: 'EUPL-1.2', type: 'module' }
  return `${JSON.stringify({ ...fields, exports, ...(Object.keys(dependencies).length > 0 ? { dependencies } : {}) }, null, 2)}\n`
}

const doubling = `/** Twice as much. */
export function twice(value: number): number {
  return value * 2
}
`

const soundFiles = {
  'package.json': `${JSON.stringify({ name: 'small-house', version: '0.1.0', private: true, license: 'EUPL-1.2', type: 'module', packageManager: 'pnpm@12.21.0' }, null, 2)}\n`,
  'pnpm-workspace.yaml': 'packages:\n  - apps/*\n  - packages/*\n',
  'packages/base/package.json': manifest('base'),
  'packages/base/src/index.ts': `export { twice } from './twice.ts'\n`,
  'packages/base/src/twice.ts': doubling,
  'packages/board/package.json': manifest('board'),
  'packages/board/src/index.ts': `export { twice } from './twice.ts'\n`,
  'packages/board/src/twice.ts': doubling,
  'apps/web/package.json': `${JSON.stringify({ name: '@samtavle/web', version: '0.1.0', private: true, license: 'EUPL-1.2', type: 'module', scripts: { build: 'vite build' }, devDependencies: { vite: '8.3.8' } }, null, 2)}\n`,
  'tests/browser/page.ts': `export const title = (): string => document.title\n`,
  'apps/web/index.html': '<!doctype html>\n<script type="module" src="/src/main.tsx"></script>\n',
  'apps/web/src/main.tsx': `document.title = 'Sound'\n`,
} as const
