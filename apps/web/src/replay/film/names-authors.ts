/** Whether a board's notes may say whose they are, from the board's facts; where these say nothing of it, they may. */
export function namesAuthorsOf(meta: object): boolean {
  return !('namesAuthors' in meta) || meta.namesAuthors === true
}
