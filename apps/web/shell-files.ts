import { createHash } from 'node:crypto'
import type { Plugin, Rollup } from 'vite'

/** Files from public/ that the app needs to stand without a connection. */
const publicFiles = ['/logo.svg', '/layers.css', '/theme.js', '/early.js', '/manifest.webmanifest']

/** Writes into the built service worker which files to keep, with a fingerprint of the whole build, so that every build is a new worker. */
export function shellFiles(): Plugin {
  return {
    name: 'samtavle-shell-files',
    apply: 'build',
    generateBundle: {
      order: 'post',
      handler(_options, bundle) {
        const worker = bundle['sw.js']
        if (worker?.type !== 'chunk') throw new Error('The build made no sw.js to write the list of files into')
        const list = shellList(bundle)
        if (!worker.code.includes('__SHELL__')) throw new Error('sw.js has no place for the list of files')
        worker.code = worker.code.replaceAll('__SHELL__', () => JSON.stringify(list))
      },
    },
  }
}

function shellList(bundle: Rollup.OutputBundle): string {
  const files = Object.keys(bundle).filter(isKept).toSorted()
  const fingerprint = createHash('sha256')
  for (const name of files) fingerprint.update(name)
  const page = bundle['index.html']
  if (page?.type === 'asset') fingerprint.update(page.source)
  return [fingerprint.digest('hex').slice(0, 12), '/', ...files.map((name) => `/${name}`), ...publicFiles].join('\n')
}

function isKept(name: string): boolean {
  return name.startsWith('assets/') && !name.endsWith('.map')
}
