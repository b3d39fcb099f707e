import { createServer } from 'node:http'
import { readFile } from 'node:fs/promises'
import { stripTypeScriptTypes } from 'node:module'
import { extname, join, normalize } from 'node:path'
import { fileURLToPath } from 'node:url'

/** Serves pages on a free port of this machine. */
export interface PageServer {
  readonly origin: string
  close(): Promise<void>
}

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript',
  '.ts': 'text/javascript',
  '.css': 'text/css',
  '.svg': 'image/svg+xml',
}
const sources = fileURLToPath(new URL('.', import.meta.url))

/** Serves built pages (null when there are none), and the bare page from its source: it needs no bundler. */
export function servePages(built: string | null): Promise<PageServer> {
  const server = createServer((request, response) => {
    const path = normalize(new URL(request.url ?? '/', 'http://localhost').pathname)
    readPage(path, built).then(
      (bytes) => {
        response.setHeader('content-type', types[extname(path)] ?? 'application/octet-stream')
        response.end(bytes)
      },
      () => {
        response.statusCode = 404
        response.end()
      },
    )
  })
  return new Promise((resolve) => {
    server.listen(0, '127.0.0.1', () => {
      const address = server.address()
      const port = typeof address === 'object' && address !== null ? address.port : 0
      resolve({
        origin: `http://127.0.0.1:${port}`,
        async close() {
          server.closeAllConnections()
          await new Promise<void>((closed) => void server.close(() => closed()))
        },
      })
    })
  })
}

async function readPage(path: string, built: string | null): Promise<Buffer | string> {
  if (path === '/bare.html') {
    return '<!doctype html><style>body{margin:0;overflow:hidden}</style><script type="module" src="/pages/bare-main.ts"></script>'
  }
  if (path.endsWith('.ts')) return stripTypeScriptTypes(await readFile(join(sources, path), 'utf8'))
  if (built === null) throw new Error('The peers are not installed')
  return readFile(join(built, path))
}
