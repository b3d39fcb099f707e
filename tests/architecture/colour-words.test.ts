import { expect, test } from 'vitest'
import { danishColors, englishColors, norwegianColors } from '../../apps/relay/src/workers/export/color-words.ts'
import { board as danish } from '../../apps/web/src/words/da/board.ts'
import { board as english } from '../../apps/web/src/words/en/board.ts'
import { board as norwegian } from '../../apps/web/src/words/nb/board.ts'

// What is taken home is written by the relay, which has no words of the interface; so these few are said twice.
test.each([
  { language: 'English', taken: englishColors, shown: english.papers },
  { language: 'Danish', taken: danishColors, shown: danish.papers },
  { language: 'Norwegian', taken: norwegianColors, shown: norwegian.papers },
])('a paper has the same name on the board and in what is taken home, in $language', ({ taken, shown }) => {
  const { meaning: _, ...names } = shown
  expect(taken).toEqual(names)
})
