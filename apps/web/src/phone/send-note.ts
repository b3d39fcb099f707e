import { freePlaces, noteSize, zoneAt, type ActorId, type BoardPoint, type BoardView, type Zone } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'

/** So many free places ahead a note may lie: forty phones that send in the same second do not all take the first. */
const spread = 12

/**
 * Puts a note on free space of a zone, which grows when it is full, and names the inbox that it waits in while one is open; false when
 * there were no words. One step to take back.
 */
export function sendNote(
  { board, edits, undo, me, inbox }: Pick<BoardSession, 'board' | 'edits' | 'undo' | 'me' | 'inbox'>,
  zone: Zone,
  text: string,
): boolean {
  const words = text.trim()
  if (words === '') return false
  const places = freeInside(board.view(), zone, words)
  const place = places[ownTurn(me.id as ActorId, places.length)]
  const waitsIn = inbox.get()
  const note = { text: words, ...(waitsIn !== null && { facts: new Map([['inbox', waitsIn]]) }) }
  undo.stopCapturing()
  if (place === undefined) edits.addNotesToZone(zone, [note])
  else edits.addNote({ place, ...note })
  undo.stopCapturing()
  return true
}

/** The next free places that lie wholly in a zone. */
function freeInside(view: BoardView, zone: Zone, words: string): readonly BoardPoint[] {
  const { axis } = view.meta
  const texts = [words, ...Array.from({ length: spread - 1 }, () => '')]
  return freePlaces(view, zone, texts).places.filter(
    (place) => zoneAt(axis, place) === zone && place[1] + noteSize / 2 <= axis.y[1],
  )
}

/** One of `count` that is always the same for one actor, and spread over all of them. */
function ownTurn(actor: ActorId, count: number): number {
  let sum = 0
  for (let index = 0; index < actor.length; index += 1) sum = (sum * 31 + actor.charCodeAt(index)) % 65_521
  return count === 0 ? 0 : sum % count
}
