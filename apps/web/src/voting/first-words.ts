/** Enough of a note to know it by in a button's name. */
export function firstWords(text: string): string {
  const words = text.trim()
  return words.length > 60 ? `${words.slice(0, 60).trimEnd()}…` : words
}
