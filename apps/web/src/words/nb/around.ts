import type { AroundWords } from '../shape.ts'

/** Norwegian bokmål for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around: AroundWords = {
  selection: {
    about: 'Om denne',
  },
}
