const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What people see as single characters: an emoji family or an accented letter is one. */
export function graphemesOf(text: string): readonly string[] {
  // Most words are ASCII, where each unit is a grapheme of its own and the segmenter would only cost time.
  if (isPlainAscii(text)) return text.split('')
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

function isPlainAscii(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    if (unit > 126 || unit === 13) return false
  }
  return true
}
