import type { AroundWords } from '../shape.ts'

/** Danish for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around: AroundWords = {
  selection: {
    about: 'Om dette',
  },
}
