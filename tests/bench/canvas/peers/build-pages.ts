import { createRequire } from 'node:module'
import { mkdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { peersFolder } from './install-peers.ts'

/** The part of esbuild that is used here; it is installed with the peers and unknown to the compiler. */
interface Esbuild {
  build(options: object): Promise<unknown>
}

/** Bundles the pages as a product would ship them: minified, split, for production. Answers the folder they are in. */
export async function buildPages(names: readonly string[]): Promise<string> {
  const { build } = createRequire(join(peersFolder, 'package.json'))('esbuild') as Esbuild
  const folder = join(peersFolder, 'node_modules/.pages')
  mkdirSync(folder, { recursive: true })
  await build({
    entryPoints: names.map((name) => ({ in: join(peersFolder, `../pages/${name}-main.ts`), out: name })),
    outdir: folder,
    bundle: true,
    splitting: true,
    format: 'esm',
    minify: true,
    target: 'es2023',
    conditions: ['production'],
    define: { 'process.env.NODE_ENV': '"production"' },
    loader: { '.woff2': 'file', '.woff': 'file', '.ttf': 'file', '.svg': 'file', '.png': 'file' },
    // The pages lie beside the folder in which their libraries are installed.
    nodePaths: [join(peersFolder, 'node_modules')],
    logLevel: 'error',
  })
  for (const name of names) writeFileSync(join(folder, `${name}.html`), pageOf(name))
  return folder
}

function pageOf(name: string): string {
  return `<!doctype html><meta charset="utf-8"><title>${name}</title><style>body{margin:0;overflow:hidden}</style>
<link rel="stylesheet" href="/${name}.css"><script type="module" src="/${name}.js"></script>`
}
