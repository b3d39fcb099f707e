/**
 * What codes are made of: no letter or digit that looks like another, and no vowels, so that no code is a word. Seven of 23 make
 * 3.4 thousand million codes.
 */
export const joinCodeCharacters = '2346789CDFGHJKMNPQRTVWX'

/** Characters of a code. */
export const joinCodeLength = 7

const isCode = new RegExp(`^[${joinCodeCharacters}]{${joinCodeLength}}$`)
const lookAlikes: Readonly<Record<string, string>> = { B: '8', Z: '2' }

/** Reads a code as people type it: in any case, with spaces and dashes, a B for an 8; null when it cannot be one. */
export function parseJoinCode(text: string): string | null {
  const typed = text
    .toUpperCase()
    .replaceAll(/[\s.\-\u2010-\u2015]/g, '')
    .replaceAll(/[BZ]/g, (letter) => lookAlikes[letter] ?? letter)
  return isCode.test(typed) ? typed : null
}

/** Writes a code as it is read aloud: three, and four. */
export function formatJoinCode(code: string): string {
  return `${code.slice(0, 3)} ${code.slice(3)}`
}
