import { limits, type Limits } from '@samtavle/protocol'
import type { Chance } from '../support/workshop/chance.ts'

/**
 * Who takes part: by their program, or by what they are up to. Facilitators, whoever would be one, and onlookers are in the process
 * room; a recluse is one actor's device in their private room.
 */
export type Manner =
  | 'own'
  | 'stock'
  | 'eager'
  | 'trespasser'
  | 'forger'
  | 'facilitator'
  | 'usurper'
  | 'recluse'
  | 'eager-recluse'

/** What happens in one history, all of it decided by the seed before it begins. */
export interface Plan {
  readonly people: readonly Manner[]
  readonly deeds: readonly Deed[]
  /** Everybody is away so long at the end that the board leaves memory, in ms; mostly 0. */
  readonly awayMs: number
  readonly settings: { readonly entriesPerSnapshot: number; readonly limits: Limits }
}

/** Something that happens at a moment, in ms after the beginning; `who` is a position in `people`. */
export type Deed = { readonly at: number } & (
  | { readonly type: 'act' | 'reload' | 'cut'; readonly who: number }
  | { readonly type: 'stall'; readonly who: number; readonly forMs: number; readonly isAlive: boolean }
  | { readonly type: 'crash' | 'restart'; readonly downMs: number }
  | { readonly type: 'worker-dies' | 'worker-hangs' | 'snapshot-rots' | 'sync-fails' | 'moment' }
  | { readonly type: 'disk-full'; readonly forMs: number }
)

/** A few people make no load; with these limits they do, so that their writes wait for each other as those of fifty would. */
const gathering: Limits = { ...limits, gatherIdleDeliveries: 0.01, gatherBusyDeliveries: 0.05 }

/** Draws a history. */
export function drawPlan(chance: Chance): Plan {
  const people = drawPeople(chance)
  const spanMs = chance.pick([1200, 1200, 4000, 15_000])
  const moment = (): number => chance.whole(300, 300 + spanMs)
  const who = (): number => chance.whole(0, people.length - 1)
  const acts = drawActs(chance, { spanMs, who })
  const some = <Value>(most: number, draw: () => Value): readonly Value[] =>
    Array.from({ length: chance.whole(0, most) }, draw)
  const rarely = <Value>(share: number, draw: () => Value): readonly Value[] => (chance.is(share) ? [draw()] : [])
  const deeds: readonly Deed[] = [
    ...acts,
    ...some(3, () => ({ at: moment(), type: 'crash', downMs: chance.whole(5, 1500) }) as const),
    ...rarely(0.4, () => ({ at: moment(), type: 'restart', downMs: chance.whole(5, 900) }) as const),
    ...some(3, () => ({ at: moment(), type: 'cut', who: who() }) as const),
    ...some(2, () => ({ at: moment(), type: 'stall', who: who(), ...drawStall(chance) }) as const),
    ...some(2, () => ({ at: moment(), type: 'reload', who: who() }) as const),
    ...some(3, () => ({ at: moment(), type: 'moment' }) as const),
    ...rarely(0.25, () => ({ at: moment(), type: 'worker-dies' }) as const),
    ...rarely(0.08, () => ({ at: moment(), type: 'worker-hangs' }) as const),
    ...rarely(0.2, () => ({ at: moment(), type: 'snapshot-rots' }) as const),
    ...rarely(0.1, () => ({ at: moment(), type: 'disk-full', forMs: chance.whole(50, 3000) }) as const),
    ...rarely(0.06, () => ({ at: moment(), type: 'sync-fails' }) as const),
  ]
  return {
    people,
    deeds: deeds.toSorted((left, right) => left.at - right.at),
    awayMs: chance.is(0.08) ? 200_000 : 0,
    settings: { entriesPerSnapshot: chance.pick([4, 12, 40]), limits: chance.is(0.6) ? gathering : limits },
  }
}

/** Three to five people on the board, ours and others, now and then one who means harm; and some in its other rooms. */
function drawPeople(chance: Chance): readonly Manner[] {
  const honest: readonly Manner[] = ['own', ...Array.from({ length: chance.whole(1, 2) }, () => drawHonest(chance))]
  const trespasser: readonly Manner[] = chance.is(0.4) ? ['trespasser'] : []
  const forger: readonly Manner[] = chance.is(0.3) ? ['forger'] : []
  const harmful = [...trespasser, ...forger]
  const leading: readonly Manner[] = chance.is(0.3) ? ['facilitator', chance.pick(['facilitator', 'usurper'])] : []
  const reclusive: readonly Manner[] = chance.is(0.2) ? ['recluse', 'eager-recluse'] : []
  return [...honest, ...(harmful.length > 0 ? harmful : (['stock'] as const)), ...leading, ...reclusive]
}

function drawHonest(chance: Chance): Manner {
  return chance.pick(['own', 'own', 'stock', 'eager'])
}

/** People write in bursts, with time to think between them. */
function drawActs(
  chance: Chance,
  { spanMs, who }: { readonly spanMs: number; readonly who: () => number },
): readonly Deed[] {
  const bursts = Array.from({ length: chance.whole(5, 12) }, () => {
    const beginsAt = chance.whole(0, 300 + spanMs)
    const everyMs = chance.pick([0, 2, 15, 60])
    const writer = who()
    return Array.from({ length: chance.whole(1, 9) }, (_, index) => ({
      at: beginsAt + index * everyMs,
      type: 'act' as const,
      who: chance.is(0.75) ? writer : who(),
    }))
  })
  return bursts.flat()
}

function drawStall(chance: Chance): { readonly forMs: number; readonly isAlive: boolean } {
  return { forMs: chance.pick([100, 800, 4000, 25_000]), isAlive: chance.is(0.6) }
}
