import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** A server's data, which does not outlive the benchmark, however that ends. */
export interface BenchFolder {
  readonly path: string
  /** For what Node compiles, so that a server that is started again need not compile all of it anew: `NODE_COMPILE_CACHE`. */
  readonly compiled: string
  remove(): void
}

/** Makes an empty one. */
export function createBenchFolder(): BenchFolder {
  const path = mkdtempSync(join(tmpdir(), 'samtavle-bench-'))
  const removeFiles = (): void => rmSync(path, { recursive: true, force: true, maxRetries: 5, retryDelay: 100 })
  process.once('exit', removeFiles)
  return {
    path,
    compiled: join(path, 'compiled'),
    remove() {
      process.off('exit', removeFiles)
      removeFiles()
    },
  }
}
