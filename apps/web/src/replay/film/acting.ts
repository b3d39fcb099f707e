import type { ActorId, ItemId, Peer } from '@samtavle/board'
import type { Action } from '@samtavle/history/player'
import type { Film, Telling } from './film.ts'
import { chosenActions, lastBegun } from './story.ts'

/** People who act are seen over the board for so many actions. */
const seenActions = 10
/** As many people at once as an eye can follow. */
const mostSeen = 6

/** The last chosen actions that had begun at a moment, the newest first. */
export function recentActions(telling: Telling, moment: number, count: number): readonly Action[] {
  const actions = chosenActions(telling.story, telling.pacing.choice)
  const last = lastBegun(actions, moment)
  return actions.slice(Math.max(0, last + 1 - count), last + 1).toReversed()
}

/** Who acted last, as a canvas shows people: a pointer at what they touched, and a mark around it while it is the newest thing. */
export function actingPeers({ telling, reader, moment }: Pick<Film, 'telling' | 'reader' | 'moment'>): readonly Peer[] {
  const told = telling.get()
  if (told === null) return []
  const peers = new Map<string, Peer>()
  for (const [age, { actor, sector, items }] of recentActions(told, moment.get(), seenActions).entries()) {
    if (actor === null || peers.has(actor) || peers.size === mostSeen) continue
    const id = items[0] as ItemId | undefined
    const item = id === undefined ? undefined : reader.item(id)
    const place = item?.place
    if (id === undefined || !place) continue
    const [x, y] = place
    peers.set(actor, {
      clientId: clientIdOf(actor),
      // The log's word for who it was.
      actor: actor as ActorId,
      sector,
      at: 0,
      pointer: [x + pointerOffset, y + pointerOffset],
      ...(age === 0 ? { selection: [id] } : {}),
    })
  }
  return [...peers.values()]
}

/** A pointer lies on the lower right of a note, and leaves its words to be read. */
const pointerOffset = 64

/** The same number for the same person throughout a film. */
function clientIdOf(actor: string): number {
  let hash = 0
  for (let index = 0; index < actor.length; index += 1) hash = (Math.imul(hash, 31) + actor.charCodeAt(index)) >>> 0
  return hash
}
