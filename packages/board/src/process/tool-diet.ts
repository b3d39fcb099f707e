import type * as Y from 'yjs'

/** What a facilitator can leave to participants or take out of their way; selecting, moving and reading are everybody's always, and so is what the method asks of all. */
export const dietTools = ['note', 'vote', 'react', 'card', 'section', 'link', 'draw'] as const
export type DietTool = (typeof dietTools)[number]

/** What participants have until a facilitator lays out something else: what a guest of two hours needs, and no trade to learn. */
export const usualDiet: readonly DietTool[] = ['note', 'vote', 'react']

/** The key that the choice stands under in `tools`. */
export const dietKey = 'participants'

/** The tools that participants see. */
export function toolDietIn(doc: Y.Doc): readonly DietTool[] {
  const value = doc.getMap<unknown>('tools').get(dietKey)
  if (!Array.isArray(value)) return usualDiet
  const named: readonly unknown[] = value
  return Object.freeze(dietTools.filter((tool) => named.includes(tool)))
}
