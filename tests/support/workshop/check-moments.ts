import { readBoard } from '@samtavle/board'
import type { Player } from '@samtavle/history/player'
import { isDeepStrictEqual } from 'node:util'
import { applyUpdate, Doc } from 'yjs'
import { createChance } from './chance.ts'

/** How many moments to try, and the seed they are drawn with. */
export interface MomentsToCheck {
  readonly count: number
  readonly seed: number
}

/** What was tried, and where a player said something else than the log: none, or tracks are not to be trusted. */
export interface CheckedMoments {
  readonly seeking: number
  readonly steppingOn: number
  readonly steppingBack: number
  readonly wrong: readonly number[]
}

/** Folds a log once and asks a player at random moments, reached from anywhere, from the moment before and from the one after. */
export function checkMoments(
  entries: readonly { readonly bytes: Uint8Array }[],
  player: Player,
  { count, seed }: MomentsToCheck,
): CheckedMoments {
  const chance = createChance(seed)
  const ways = { seeking: 0, steppingOn: 0, steppingBack: 0 }
  const wrong: number[] = []
  const doc = new Doc()
  const board = readBoard(doc)
  let folded = 0
  const moments = Array.from({ length: count }, () => chance.whole(0, entries.length)).toSorted((a, b) => a - b)
  for (const moment of moments) {
    // One transaction: the truth is read at its end only.
    doc.transact(() => {
      for (; folded < moment; folded += 1) applyUpdate(doc, entries[folded]?.bytes ?? new Uint8Array())
    })
    const way = chance.pick<keyof typeof ways>(['seeking', 'steppingOn', 'steppingBack'])
    ways[way] += 1
    // Something is read on the way, so that what a player remembers has its chance to be wrong.
    player.seek(chance.whole(0, entries.length))
    player.view()
    if (way === 'seeking') player.seek(moment)
    else {
      const by = way === 'steppingOn' ? 1 : -1
      player.seek(moment - by)
      player.view()
      // At the ends there is no moment to come from.
      if (player.moment() !== moment) player.step(by)
    }
    const isSame = isDeepStrictEqual(player.view(), board.view()) && isDeepStrictEqual(player.gone(), board.gone())
    if (!isSame) wrong.push(moment)
  }
  board.close()
  doc.destroy()
  return { ...ways, wrong }
}
