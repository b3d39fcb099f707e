import type { BoardPool } from './board-pool.ts'
import type { KeptTracks } from './tracks-keeper.ts'

/** The tag of a file without imported authors, by the tag of the whole one. */
export function unnamedTag(tag: string): string {
  return `${tag}-unnamed`
}

/** Writes files anew without who imported notes are said to be by, and keeps the last few at hand: they are soon made again. */
export interface UnnamedTracks {
  /** The file without names, of the board's whole file; rejects when it cannot be read. */
  of(board: string, whole: KeptTracks): Promise<KeptTracks>
  forget(board: string): void
}

/** Makes it; the work is done by the thread for chores. */
export function createUnnamedTracks(pool: Pick<BoardPool, 'chore'>, mostFiles: number): UnnamedTracks {
  const files = new Map<string, { readonly tag: string; readonly made: Promise<KeptTracks> }>()

  async function make({ seq, tag, bytes }: KeptTracks): Promise<KeptTracks> {
    const reply = await pool.chore({ type: 'unname-tracks', bytes })
    if (reply.type !== 'bytes') throw new Error('the tracks of a board could not be written without names')
    return { seq, tag: unnamedTag(tag), bytes: reply.bytes }
  }
  return {
    of(board, whole) {
      const known = files.get(board)
      if (known?.tag === whole.tag) return known.made
      const made = make(whole)
      files.delete(board)
      files.set(board, { tag: whole.tag, made })
      // What failed is tried again by whoever asks next.
      made.catch(() => (files.get(board)?.made === made ? files.delete(board) : false))
      for (const oldest of files.keys()) {
        if (files.size <= mostFiles) break
        files.delete(oldest)
      }
      return made
    },
    forget: (board) => void files.delete(board),
  }
}
