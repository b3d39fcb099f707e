import { assert } from '@samtavle/base'
import { Doc } from 'yjs'

/** Somebody who drags: a client id, and one update for each position, in order. */
export interface Drag {
  readonly clientId: number
  readonly updates: readonly Uint8Array[]
}

/** How far a note moves between two positions, in board units. */
const stepUnits = 40

/**
 * The updates of somebody who drags one note of their own for a while: `places[note] = [x, y]`, one struct and 34 bytes
 * each. Written by Yjs before anything is measured, so that the load costs only the sending.
 */
export function createDrag(random: () => number, positions: number): Drag {
  const document = new Doc()
  document.clientID = Math.floor(random() * 2 ** 32)
  const updates: Uint8Array[] = []
  document.on('update', (update) => updates.push(update))
  const places = document.getMap('places')
  const note = `note-${document.clientID.toString(36)}`
  let [x, y] = [0, 0]
  for (let each = 0; each < positions; each += 1) {
    x += Math.round((random() - 0.5) * stepUnits)
    y += Math.round((random() - 0.5) * stepUnits)
    places.set(note, [x, y])
  }
  assert(updates.length === positions, 'each position is one transaction')
  document.destroy()
  return { clientId: document.clientID, updates }
}
