const segmenter = new Intl.Segmenter(undefined, { granularity: 'grapheme' })

/** What people see as single characters: an emoji family or an accented letter is one. */
export function graphemesOf(text: string): readonly string[] {
  // Most words are Latin, where each unit is a grapheme of its own and the segmenter would only cost time.
  if (isPlainLatin(text)) return text.split('')
  return Array.from(segmenter.segment(text), (part) => part.segment)
}

/** Letters and signs that nothing combines with unless it is itself outside of these: without marks, pictures and joiners. */
function isPlainLatin(text: string): boolean {
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index)
    const isPlain = unit < 0x250 ? unit !== 13 : unit >= 0x2010 && unit <= 0x2027
    if (!isPlain) return false
  }
  return true
}
