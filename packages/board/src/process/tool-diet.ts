import type * as Y from 'yjs'

/** What a facilitator can leave to participants or take out of their way; selecting, moving and reading are everybody's always. */
export const dietTools = ['note', 'vote', 'react', 'card', 'section', 'link'] as const
export type DietTool = (typeof dietTools)[number]

/** What participants have when a facilitator puts the rest away. */
export const usualDiet: readonly DietTool[] = ['note', 'vote', 'react']

/** The key that the choice stands under in `tools`. */
export const dietKey = 'participants'

/** The tools that participants see; null where nobody has put any away. */
export function toolDietIn(doc: Y.Doc): readonly DietTool[] | null {
  const value = doc.getMap<unknown>('tools').get(dietKey)
  if (!Array.isArray(value)) return null
  const named: readonly unknown[] = value
  return Object.freeze(dietTools.filter((tool) => named.includes(tool)))
}
