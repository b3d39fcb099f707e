import { forkFile } from '../sync/fork-file.ts'
import type { KeptFork } from '../sync/fork-store.ts'

/** Hands copies of a board that had come apart to whoever is at the screen, as a file. */
export function saveForks(boardId: string, forks: readonly KeptFork[]): void {
  const url = URL.createObjectURL(new Blob([forkFile(boardId, forks)], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = `samtavle-${boardId}.json`
  link.click()
  URL.revokeObjectURL(url)
}
