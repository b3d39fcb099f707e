/** Runs what concerns one board one after another, so that no answer slips in between counting and forgetting. */
export interface BoardLine {
  run<Value>(boardId: string, work: () => Promise<Value>): Promise<Value>
}

/** Makes a line for every board that needs one, for as long as it does. */
export function createBoardLine(): BoardLine {
  const lastByBoard = new Map<string, Promise<unknown>>()
  return {
    run(boardId, work) {
      const before = lastByBoard.get(boardId) ?? Promise.resolve()
      const done = before.then(work, work)
      const settled = done
        .catch(() => undefined)
        .then(() => {
          if (lastByBoard.get(boardId) === settled) lastByBoard.delete(boardId)
        })
      lastByBoard.set(boardId, settled)
      return done
    },
  }
}
