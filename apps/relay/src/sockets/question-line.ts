/** Those who asked for a whole board, so that a herd that comes back at once does not make the relay hold a copy for each. */
export interface QuestionLine {
  /** Calls `start` now or when it is this one's turn; null when too many wait already. Call what it returns once, when the answer is out or nobody wants it any more. */
  enter(start: () => void): (() => void) | null
}

/** Makes an empty line. */
export function createQuestionLine(limits: {
  readonly questionsInWork: number
  readonly questionsWaiting: number
}): QuestionLine {
  const waiting = new Set<() => void>()
  let inWork = 0

  function next(): void {
    const [first] = waiting
    if (first === undefined || inWork >= limits.questionsInWork) return
    waiting.delete(first)
    first()
  }

  return {
    enter(start) {
      let isInWork = false
      let hasLeft = false
      const begin = (): void => {
        isInWork = true
        inWork += 1
        start()
      }
      if (inWork < limits.questionsInWork) begin()
      else if (waiting.size < limits.questionsWaiting) waiting.add(begin)
      else return null
      return () => {
        if (hasLeft) return
        hasLeft = true
        waiting.delete(begin)
        if (isInWork) inWork -= 1
        next()
      }
    },
  }
}

/** The questions of one connection that wait for their answers. */
export interface AskedQuestions {
  /** Calls `start` now or when it is this one's turn; false when too many wait already. */
  ask(start: () => void): boolean
  /** The oldest of them is answered. */
  answered(): void
  /** Nobody wants their answers any more. */
  leave(): void
}

/** Makes the questions of a connection that has asked none. */
export function createAskedQuestions(line: QuestionLine): AskedQuestions {
  /** Leaves the line, for each that waits, the oldest first. */
  const places: (() => void)[] = []
  /** Answers that came while the question was still being asked, as from a board that lies ready on disk. */
  let answeredAtOnce = 0
  return {
    ask(start) {
      const leavePlace = line.enter(start)
      if (leavePlace === null) return false
      if (answeredAtOnce > 0) {
        answeredAtOnce -= 1
        leavePlace()
      } else places.push(leavePlace)
      return true
    },
    answered() {
      const leavePlace = places.shift()
      if (leavePlace === undefined) answeredAtOnce += 1
      else leavePlace()
    },
    leave() {
      for (const leavePlace of places.splice(0)) leavePlace()
    },
  }
}
