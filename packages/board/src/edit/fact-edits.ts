import { assert } from '@samtavle/base'
import { factsOf, type Observation } from '../document/fact-lists.ts'
import { parseDay, type FactName, type FactValues, type Party } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'
import { partyKey } from './card-edits.ts'
import { checkFact } from './check-fact.ts'
import type { EditContext } from './edit-context.ts'

/** Facts that came with an import and stay as the source had them. */
type ImportedFact = 'author' | 'sector' | 'votes'

/** Facts that are set as they are; the others say who did something and when, and have calls of their own. */
export type SettableFact = Exclude<
  FactName,
  'reopened' | 'resolved' | 'parked' | 'pointed' | 'locked' | 'folded' | 'group' | 'inbox' | ImportedFact
>

/** What was seen of an indicator; everything but the day may be left out. */
export type NewObservation = Pick<Observation, 'on'> & Partial<Pick<Observation, 'number' | 'story' | 'works'>>

/** Noting the small facts of cards: each under a key of its own, so that two people who change two of them both do. */
export interface FactEdits {
  /** Sets one fact of an item, or takes it away with null. */
  setFact<Name extends SettableFact>(id: ItemId, name: Name, value: FactValues[Name] | null): void
  /** Names somebody in an agreement, which is not agreeing for them. */
  nameParty(id: ItemId, party: Party): void
  /** Takes back one of several facts by its key, see `factsOf`. Goals and observations stay: what was learned stays readable. */
  dropParty(id: ItemId, key: string): void
  /** Rewords what an indicator is to show; the old goal stays readable. */
  changeGoal(id: ItemId, text: string): void
  /** Notes what was seen of an indicator on a day. */
  observe(id: ItemId, observation: NewObservation): void
  /** Points to a ground rule that is being broken. */
  pointToRule(id: ItemId): void
}

/** Makes the edits that note facts. */
export function createFactEdits(context: EditContext): FactEdits {
  const { roots, board, actor, now, newId, edit, whole } = context
  const set = (id: ItemId, name: string, value: unknown): void => {
    if (whole([id]).length === 1) edit(() => roots.facts.set(`${id}/${name}`, value))
  }
  return {
    setFact(id, name, value) {
      if (value === null) {
        if (roots.facts.has(`${id}/${name}`)) edit(() => roots.facts.delete(`${id}/${name}`))
        return
      }
      set(id, name, checkFact(name, value))
    },
    nameParty: (id, party) => set(id, `who/${partyKey(party, context)}`, party),
    dropParty(id, key) {
      const isParty = key === 'who' || key.startsWith('who/')
      if (isParty && roots.facts.has(`${id}/${key}`)) edit(() => roots.facts.delete(`${id}/${key}`))
    },
    changeGoal(id, text) {
      const item = board.item(id)
      if (item?.state !== 'whole' || text.trim() === '') return
      const last = factsOf(item, 'goal').at(-1)
      if (last?.value.text === text.trim()) return
      // Later than every goal that this device has seen, whatever its clock says.
      const at = Math.max(now(), (last?.value.at ?? -1) + 1)
      set(id, `goal/${newId()}`, { text: text.trim(), by: actor, at })
    },
    observe(id, { on, number = null, story = '', works = null }) {
      assert(parseDay(on) !== null, `«${on}» is no day of the calendar (YYYY-MM-DD)`)
      set(id, `observation/${newId()}`, { on, number, story, works, by: actor, at: now() })
    },
    pointToRule(id) {
      if (whole([id])[0]?.kind === 'rule') set(id, 'pointed', { by: actor, at: now() })
    },
  }
}
