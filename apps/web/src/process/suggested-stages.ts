import type { NewStage } from '@samtavle/board'
import type { TFunction } from 'i18next'

/** The steps of co-creation as a workshop takes them, each with its advice in minutes: the whole way, or a first taste of it. */
const suggestions = {
  long: [
    ['arrive', 10],
    ['rules', 10],
    ['alone', 8],
    ['views', 20],
    ['hold', 17],
    ['plan', 25],
    ['agree', 20],
    ['look', 10],
  ],
  short: [
    ['arrive', 5],
    ['alone', 8],
    ['views', 17],
    ['look', 15],
  ],
} as const
export type SuggestionName = keyof typeof suggestions
export const suggestionNames = ['long', 'short'] as const satisfies readonly SuggestionName[]

/** A suggestion in the words of the reader; once it is taken, its steps are the group's to change. */
export function suggestedStages(name: SuggestionName, t: TFunction): readonly NewStage[] {
  return suggestions[name].map(([step, minutes]) => ({
    name: t(`session.suggested.${step}`),
    instruction: t(`session.suggested.${step}Ask`),
    minutes,
  }))
}
