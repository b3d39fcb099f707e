/** One or two letters for a face: of the first and the last name; a dot for somebody without a name. */
export function initialsOf(name: string | null): string {
  const parts = (name ?? '').split(/\s+/).filter(Boolean)
  const chosen = parts.length > 1 ? [parts[0], parts.at(-1)] : parts
  const letters = chosen.map((part) => /^./su.exec(part ?? '')?.[0] ?? '').join('')
  return letters === '' ? '·' : letters.toLocaleUpperCase()
}
