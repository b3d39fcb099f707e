import { isStandable, parseStand } from '../document/stand.ts'
import type { ConsentAnswer, ConsentRound } from '../document/voting.ts'
import type { EditContext } from './edit-context.ts'

/** Answering in consent rounds: for myself, and nobody else. */
export interface ConsentEdits {
  /**
   * Says in a consent round what I think of its item, or changes it. A concern and an objection stay on the item as my reservation;
   * consenting, in this round or a later one, takes back what I raised in a round, and nothing I raised elsewhere.
   */
  answerConsent(round: Pick<ConsentRound, 'id' | 'item'>, answer: ConsentAnswer): void
}

/** Makes the edits that answer consent rounds. */
export function createConsentEdits({ roots, board, actor, now, edit }: EditContext): ConsentEdits {
  return {
    answerConsent({ id, item }, answer) {
      const asked = board.item(item)
      if (asked?.state !== 'whole' || !isStandable(asked.kind) || actor === null) return
      const key = `${item}/${actor}`
      const mine = parseStand(roots.stands.get(key))
      edit(() => {
        roots.votes.set(`${id}/${actor}`, { ...answer, at: now() })
        if (answer.answer === 'consent') {
          if (mine?.stand === 'reserve' && mine.round !== undefined) roots.stands.delete(key)
          return
        }
        const safe = answer.answer === 'objection' ? { safe: answer.safe } : {}
        roots.stands.set(key, { reserve: answer.reason, ...safe, round: id, at: now() })
      })
    },
  }
}
