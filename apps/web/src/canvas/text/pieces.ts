import { mayBreakBetween } from './breaks.ts'
import { graphemesOf } from './graphemes.ts'

/** A stretch that is never broken while it fits on a line of its own, and the spaces after it, which may hang over the edge. */
export interface Piece {
  /** Where it begins in the text, in UTF-16 units. */
  readonly start: number
  readonly word: string
  readonly spaces: string
}

/** Cuts one paragraph (no line feeds) into pieces; `offset` is where the paragraph begins in the whole text. */
export function piecesOf(paragraph: string, offset: number): readonly Piece[] {
  const pieces: Piece[] = []
  let start = 0
  for (const end of breakOffsets(paragraph)) {
    const stretch = paragraph.slice(start, end)
    const word = stretch.trimEnd() === '' ? '' : stretch.replace(/[ \t]+$/, '')
    pieces.push({ start: offset + start, word, spaces: stretch.slice(word.length) })
    start = end
  }
  return pieces
}

/** Every offset where a line may end, the end of the paragraph last. */
function* breakOffsets(paragraph: string): Iterable<number> {
  let [before, left, at] = ['', '', 0]
  for (const right of graphemesOf(paragraph)) {
    if (at > 0 && !isSpace(right) && (isSpace(left) || mayBreakBetween(before, left, right))) yield at
    before = left
    left = right
    at += right.length
  }
  if (at > 0) yield at
}

function isSpace(grapheme: string): boolean {
  return grapheme === ' ' || grapheme === '\t'
}
