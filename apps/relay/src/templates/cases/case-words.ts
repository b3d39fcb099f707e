/** What a case says in one language: enough to begin with, and nothing that anybody has decided. */
export interface CaseWords {
  /** Two ways of seeing the problem, side by side; nobody holds either yet. */
  readonly framings: readonly {
    readonly text: string
    readonly affects: string
    readonly known: string
    readonly assumed: string
  }[]
  readonly understand: readonly string[]
  readonly plan: readonly string[]
  readonly resources: readonly string[]
  readonly rules: readonly string[]
  readonly indicator: { readonly goal: string; readonly text: string }
}

/** A case in every language that boards are made in. */
export interface Case {
  readonly en: CaseWords
  readonly da: CaseWords
  readonly nb: CaseWords
}
