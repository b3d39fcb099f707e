import type { CanvasWords, WordValues } from '../canvas/canvas-words.ts'

/** Words that are painted in every frame, and always the same: finding one again costs more than painting it. */
export interface RememberedWords {
  readonly find: CanvasWords
  /** People read another language now. */
  forget(): void
}

/** Counts grow and never come again: past so many words the memory is emptied. */
const mostRemembered = 400

/** Remembers what `translate` found, for plain words and for those with counts; texts and days come too seldom twice. */
export function rememberWords(translate: CanvasWords): RememberedWords {
  const found = new Map<string, string>()
  return {
    find(word, values) {
      if (!areCounts(values)) return translate(word, values)
      const key = values === undefined ? word : `${word} ${Object.values(values).join(' ')}`
      const known = found.get(key)
      if (known !== undefined) return known
      if (found.size >= mostRemembered) found.clear()
      const text = translate(word, values)
      found.set(key, text)
      return text
    },
    forget: () => found.clear(),
  }
}

function areCounts(values: WordValues | undefined): boolean {
  return values === undefined || Object.values(values).every((value) => typeof value === 'number')
}
