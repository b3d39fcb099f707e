import type * as Y from 'yjs'
import { rootsOf } from './roots.ts'
import type { ConsentRound, DotResult, Voting } from './voting.ts'

/** Writes a voting that was begun or closed. Only the relay may. */
export function writeVoting(doc: Y.Doc, voting: Voting): void {
  const { id, ...facts } = voting
  rootsOf(doc).votings.set(id, { ...facts, ...(facts.kind === 'dots' ? storedDots(facts) : storedAnswers(facts)) })
}

function storedDots({
  items,
  result,
}: {
  readonly items: readonly string[]
  readonly result: DotResult | null
}): object {
  if (result === null) return { items: [...items], result }
  const groups = result.groups.map(({ sectors, voters, dots }) => ({
    sectors: [...sectors],
    voters,
    dots: Object.fromEntries(dots),
  }))
  const reasons = Object.fromEntries(
    Array.from(result.reasons, ([id, said]) => [
      id,
      said.map(({ words, sectors }) => ({ words, sectors: [...sectors] })),
    ]),
  )
  const totals = Object.fromEntries(result.totals)
  return { items: [...items], result: { voters: result.voters, totals, groups, reasons } }
}

/** The answers to an open round stand under the keys of who gave them; those to a closed one are kept as they were. */
function storedAnswers({ answers, closedAt }: Pick<ConsentRound, 'answers' | 'closedAt'>): object {
  if (closedAt === null) return { answers: null }
  return { answers: Object.fromEntries([...answers].map(([actor, answer]) => [actor, { ...answer }])) }
}
