import { createTracksBuilder, withoutAuthors, type TracksBuilder } from '@samtavle/history/encode'
import type { TracksRequest, WorkerReply } from './messages.ts'

/** The tracks that a worker is building, board by board. */
export interface TracksShelf {
  /** Adds entries to a board's tracks, or says how far they have come when those entries are not the next ones. */
  handle(request: TracksRequest): WorkerReply
}

/** Boards whose tracks can grow on without being built anew. A long workshop's take some 50 MB; others wait in the journal. */
const usualBoards = 2

/** An empty shelf. */
export function createTracksShelf(mostBoards = usualBoards): TracksShelf {
  const builders = new Map<string, TracksBuilder>()

  function forget(board: string): void {
    builders.get(board)?.close()
    builders.delete(board)
  }

  /** The board's builder, which is now the one used last. */
  function builderOf(board: string): TracksBuilder {
    const builder = builders.get(board) ?? createTracksBuilder()
    builders.delete(board)
    builders.set(board, builder)
    for (const oldest of builders.keys()) {
      if (builders.size <= mostBoards) break
      forget(oldest)
    }
    return builder
  }

  return {
    handle(request) {
      const { board } = request
      if (request.step === 'forget') {
        forget(board)
        return { type: 'done' }
      }
      const builder = builderOf(board)
      if (request.step === 'resume') {
        builder.resume(request.volume)
        return { type: 'tracks-at', seq: builder.seq() }
      }
      const { entries, after, step } = request
      if (builder.seq() !== after) return { type: 'tracks-at', seq: builder.seq() }
      try {
        builder.append(entries)
      } catch (error) {
        // Half an entry may have gone in: what would be built on it is not the log's.
        forget(board)
        throw error
      }
      return step === 'add' ? { type: 'tracks-at', seq: builder.seq() } : { type: 'tracks', volumes: builder.volumes() }
    },
  }
}

/** A board's file without who imported notes are said to be by. */
export function unnameTracks(bytes: Uint8Array): WorkerReply {
  const unnamed = withoutAuthors(bytes)
  return unnamed.ok ? { type: 'bytes', bytes: unnamed.value } : { type: 'failed', where: unnamed.error }
}
