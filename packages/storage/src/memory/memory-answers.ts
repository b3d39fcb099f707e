import type { AnsweredRound, AnswerRecord } from '../store.ts'

/** Answers given in confidence in memory, and apart from them who has answered. */
export interface MemoryAnswers {
  put(answer: AnswerRecord, actorId: string): boolean
  of(round: AnsweredRound): readonly AnswerRecord[]
  hasAnswered(round: AnsweredRound, actorId: string): boolean
  rounds(): readonly AnsweredRound[]
  forget(round: AnsweredRound): void
  erase(boardId: string): void
}

interface Round extends AnsweredRound {
  readonly answersByKey: Map<string, AnswerRecord>
  readonly actors: Set<string>
}

/** Makes empty answers. */
export function createMemoryAnswers(): MemoryAnswers {
  const rounds = new Map<string, Round>()

  function roundOf({ boardId, roundId }: AnsweredRound): Round {
    const known = rounds.get(`${boardId} ${roundId}`)
    if (known !== undefined) return known
    const round = { boardId, roundId, answersByKey: new Map(), actors: new Set<string>() }
    rounds.set(`${boardId} ${roundId}`, round)
    return round
  }

  const find = ({ boardId, roundId }: AnsweredRound): Round | undefined => rounds.get(`${boardId} ${roundId}`)

  return {
    put(answer, actorId) {
      const round = roundOf(answer)
      const key = Buffer.from(answer.key).toString('hex')
      if (round.actors.has(actorId) && !round.answersByKey.has(key)) return false
      round.answersByKey.set(key, {
        ...answer,
        key: new Uint8Array(answer.key),
        bytes: new Uint8Array(answer.bytes),
      })
      round.actors.add(actorId)
      return true
    },
    of: (round) =>
      [...(find(round)?.answersByKey ?? [])].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, answer]) => answer),
    hasAnswered: (round, actorId) => find(round)?.actors.has(actorId) === true,
    rounds: () =>
      [...rounds].toSorted(([a], [b]) => (a < b ? -1 : 1)).map(([, { boardId, roundId }]) => ({ boardId, roundId })),
    forget: ({ boardId, roundId }) => void rounds.delete(`${boardId} ${roundId}`),
    erase(boardId) {
      for (const [key, round] of rounds) if (round.boardId === boardId) rounds.delete(key)
    },
  }
}
