/*
 * Where a browser's textarea lets a line end, besides after spaces. Chromium decides between two ASCII characters by a table of
 * its own and asks the Unicode rules (UAX 14) for the rest. Both were measured pair by pair and are written here as classes; the
 * browser test of line breaks holds them to the real thing.
 */

const opensBracket = /[([{<]/
const beforeBracket = /[!"#&*=>~%),.:;\]+\\|}]/
const breaksAfterHyphen = /["#%&'(*+\-<=>@A-Z[\\^_`a-z{|~]/
const breaksAfterQuestion = /[#$%&(*+\-0-9<=>@A-Z[\\^_`a-z{|~]/
const asciiWordLetter = /[A-Za-z0-9]/

const wordLetter = /[\p{L}\p{N}]/u
const pictograph =
  /[\p{Extended_Pictographic}\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Regional_Indicator}]/u
const gluesToWhatFollows = /[([{«¡¿‘“„'"$£€+\\\u00a0\u202f\u2011\u2060]/
const gluesToWhatPrecedes = /[!"'),./:;?\]}»’”…\u00a0\u202f\u2011\u2060|-]|\u200d/

/** Whether a line may end between two neighbouring graphemes of which neither is a space; `before` is what precedes the first. */
export function mayBreakBetween(before: string, left: string, right: string): boolean {
  if (isAscii(left) && isAscii(right)) return mayBreakInAscii(before, left, right)
  return mayBreakByUnicode(before, left, right)
}

function isAscii(grapheme: string): boolean {
  return grapheme.length === 1 && grapheme.charCodeAt(0) < 128
}

function mayBreakInAscii(before: string, left: string, right: string): boolean {
  if (left === '-') {
    // A minus before a number stays with it, a range or a part number may break.
    if (right >= '0' && right <= '9') return asciiWordLetter.test(before)
    return breaksAfterHyphen.test(right)
  }
  if (left === '?') return breaksAfterQuestion.test(right)
  return opensBracket.test(right) && beforeBracket.test(left)
}

function mayBreakByUnicode(before: string, left: string, right: string): boolean {
  if (left === '\u200b') return true
  if (left === '\u00ad') return !gluesToWhatPrecedes.test(right)
  if (left === '–' || left === '‐') return mayBreakAfterDash(before, right)
  if (left === '-') return isWordEnd(before) && startsWord(right)
  if (left === '—' || left === '…') return right !== left && !gluesToWhatPrecedes.test(right) && right !== '–'
  if (right === '—') return !gluesToWhatFollows.test(left)
  if (pictograph.test(right)) return !gluesToWhatFollows.test(left)
  if (pictograph.test(left)) return startsWord(right) || opensBracket.test(right)
  if ('|!}/?'.includes(left)) return wordLetter.test(right)
  return right === '„' && /[!%),.:;\]}]/.test(left)
}

function mayBreakAfterDash(before: string, right: string): boolean {
  if (/[0-9$%(+[\\{]/.test(right)) return true
  return isWordEnd(before) && !gluesToWhatPrecedes.test(right)
}

/** A dash that begins a word stays with it. */
function isWordEnd(before: string): boolean {
  return before !== '' && before !== ' ' && before !== '\u00a0'
}

function startsWord(grapheme: string): boolean {
  return wordLetter.test(grapheme) || pictograph.test(grapheme)
}
