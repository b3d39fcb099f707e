const dayMs = 86_400_000

/** A moment in words, as one would say it today: "5 minutes ago", "yesterday", then the date. */
export function whenWords(at: number, now: number, language: string): string {
  const passedMs = Math.max(0, now - at)
  const relative = new Intl.RelativeTimeFormat(language, { numeric: 'auto' })
  if (passedMs < 60_000) return relative.format(0, 'second')
  if (passedMs < 3_600_000) return relative.format(-Math.round(passedMs / 60_000), 'minute')
  if (passedMs < dayMs) return relative.format(-Math.round(passedMs / 3_600_000), 'hour')
  if (passedMs < 7 * dayMs) return relative.format(-Math.round(passedMs / dayMs), 'day')
  return new Intl.DateTimeFormat(language, { dateStyle: 'medium' }).format(at)
}

/** A list in words: "citizens and private". */
export function listWords(words: readonly string[], language: string): string {
  return new Intl.ListFormat(language, { type: 'disjunction' }).format(words)
}
