import { createServer } from 'node:http'
import { createRequire } from 'node:module'
import { fileURLToPath, pathToFileURL } from 'node:url'

/** Serves the page that measures, with what it measures. */
export interface FilmServer {
  readonly origin: string
  close(): void
}

/** The part of Vite that is used here; it is installed with the web app. */
interface Bundler {
  build(options: object): Promise<readonly { readonly output: readonly { readonly code?: string }[] }[]>
}

const page = '<!doctype html><meta charset="utf-8"><title>film</title><script type="module" src="/page.js"></script>'

/** Bundles the page as the app is bundled, and serves it on a free port of this machine. */
export async function serveFilm(file: Uint8Array, log: Uint8Array): Promise<FilmServer> {
  const code = await bundle()
  const server = createServer(({ url }, response) => {
    const isPage = url === '/'
    // Isolated pages have a clock of 5 microseconds; others one of 100.
    response.setHeader('cross-origin-opener-policy', 'same-origin')
    response.setHeader('cross-origin-embedder-policy', 'require-corp')
    response.setHeader('content-type', isPage ? 'text/html' : url === '/page.js' ? 'text/javascript' : 'text/plain')
    response.end(isPage ? page : url === '/page.js' ? code : url === '/film' ? file : url === '/log' ? log : '')
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({ origin: `http://127.0.0.1:${port}`, close: () => void server.close() })
    })
  })
}

async function bundle(): Promise<string> {
  const webManifest = fileURLToPath(new URL('../../../apps/web/package.json', import.meta.url))
  const vite = (await import(pathToFileURL(createRequire(webManifest).resolve('vite')).href)) as Bundler
  const [built] = await vite.build({
    configFile: false,
    logLevel: 'error',
    root: fileURLToPath(new URL('.', import.meta.url)),
    build: {
      write: false,
      target: 'es2023',
      lib: { entry: fileURLToPath(new URL('film-page.ts', import.meta.url)), formats: ['es'], fileName: 'page' },
    },
  })
  const code = built?.output[0]?.code
  if (code === undefined) throw new Error('the page could not be bundled')
  return code
}
