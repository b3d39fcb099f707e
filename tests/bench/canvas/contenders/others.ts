import { noteColors, noteSize } from '@samtavle/board'
import { encodeAwareness } from '@samtavle/protocol'
import type { Doc } from 'yjs'
import { gridPlace } from '../note-grid.ts'

/** Moves a note a little and gives it another colour, as one edit. */
export function editNotes(
  document: Doc,
  { index, step, count }: { readonly index: number; readonly step: number; readonly count: number },
): void {
  const id = `note${index.toString(36).padStart(8, '0')}`
  const [x, y] = gridPlace(index, count)
  document.transact(() => {
    document.getMap('places').set(id, [x + (step % 2 === 1 ? 8 : -8), y])
    document.getMap('looks').set(id, { w: noteSize, h: noteSize, color: noteColors[step % noteColors.length] })
  })
}

/** What somebody's connection says when their pointer has moved. */
export function presenceMessage({
  client,
  clock,
  actor,
  pointer,
}: {
  readonly client: number
  readonly clock: number
  readonly actor: string
  readonly pointer: readonly [x: number, y: number]
}): Uint8Array {
  const state = JSON.stringify({ actor, sector: 'citizens', pointer, at: clock })
  return encodeAwareness([{ clientId: client, clock, state }])
}
