import { tmpdir } from 'node:os'
import { join } from 'node:path'

/** Where a server under test leaves the figure it was asked for. */
export function memoryFile(pid: number): string {
  return join(tmpdir(), `samtavle-bench-memory-${pid}`)
}
