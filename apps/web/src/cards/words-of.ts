/** Enough of an item's words to know it by, on one line; empty when it has none. */
export function fewWordsOf(text: string, most = 60): string {
  const line = text.replaceAll(/\s+/g, ' ').trim()
  return line.length > most ? `${line.slice(0, most).trimEnd()}…` : line
}
