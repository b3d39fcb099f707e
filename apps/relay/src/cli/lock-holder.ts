import { existsSync, readFileSync, statSync } from 'node:fs'

/** The process that holds a lock on a file, as far as the system tells (Linux does); null where it does not. */
export function holderOf(path: string): number | null {
  if (!existsSync('/proc/locks') || !existsSync(path)) return null
  const inode = `:${statSync(path).ino}`
  for (const line of readFileSync('/proc/locks', 'utf8').split('\n')) {
    // `1: POSIX  ADVISORY  WRITE 4711 fe:01:131090 128 191`
    const [, , , kind, holder, place] = line.trim().split(/\s+/)
    if (kind === 'WRITE' && place?.endsWith(inode) === true) return Number(holder)
  }
  return null
}
