import { editorMagnification } from './measure.ts'
import { graphemesOf } from './graphemes.ts'
import { piecesOf, type Piece } from './pieces.ts'

/** The width of a text set in one line, in ems of the note font. Injected: a canvas in the browser, a table in tests. */
export type MeasureText = (text: string) => number

/** How a text may be set: the font shrinks from the ceiling to the floor to fit the height, then the text grows past it. */
export interface TextStyle {
  readonly ceiling: number
  readonly floor: number
  /** The height to fill before growing. */
  readonly height: number
}

/** One painted line: `text` is what is drawn, `start` to `end` the span of the whole text it stands for, line feed excluded. */
export interface TextLine {
  readonly text: string
  readonly start: number
  readonly end: number
  /** Without the spaces that hang over the edge. */
  readonly width: number
}

/** A text set in lines: the same for painter, editor and auto-fit. */
export interface TextLayout {
  readonly lines: readonly TextLine[]
  readonly fontSize: number
  readonly lineHeight: number
  readonly height: number
}

/** More than kerning adds up to in one line, in ems. */
const kerningDoubtEms = 0.8

/** Sets a text into a width. Pure: the same text, style, width and measure give the same lines. */
export function layoutText(text: string, style: TextStyle, width: number, measure: MeasureText): TextLayout {
  const paragraphs = measuredParagraphs(text, measure)
  for (let fontSize = style.ceiling; fontSize > style.floor; fontSize -= 1) {
    if (surelyTooHigh(paragraphs, fontSize, style.height, width)) continue
    const layout = setAt(paragraphs, { fontSize, width, measure })
    if (layout.height <= style.height && !cutsWord(paragraphs, layout.fontSize, style.floor, width)) return layout
  }
  return setAt(paragraphs, { fontSize: style.floor, width, measure })
}

/** The distance between baselines, whole pixels so that canvas and editor agree. */
export function lineHeightOf(fontSize: number): number {
  return Math.round(fontSize * 1.28)
}

/** Browsers keep widths in 1/64 pixels and let a line pass by one of them; the editor's pixels are smaller than a note's units. */
const browserSlack = 1 / 64 / editorMagnification

interface MeasuredPiece extends Piece {
  /** Both in ems. */
  readonly wordWidth: number
  readonly spaceWidth: number
}

interface Paragraph {
  readonly start: number
  readonly end: number
  readonly pieces: readonly MeasuredPiece[]
  /** The width of all its words together, in ems. */
  readonly ems: number
}

interface Setting {
  readonly fontSize: number
  readonly width: number
  readonly measure: MeasureText
}

function measuredParagraphs(text: string, measure: MeasureText): readonly Paragraph[] {
  let start = 0
  return text.split('\n').map((paragraph) => {
    const begins = start
    start += paragraph.length + 1
    const pieces = piecesOf(paragraph, begins).map((piece) => ({
      ...piece,
      wordWidth: piece.word === '' ? 0 : measure(piece.word),
      spaceWidth: piece.spaces === '' ? 0 : measure(piece.spaces),
    }))
    const ems = pieces.reduce((sum, { wordWidth }) => sum + wordWidth, 0)
    return { start: begins, end: begins + paragraph.length, pieces, ems }
  })
}

/** Spares setting sizes at which even perfectly filled lines would not fit. */
function surelyTooHigh(paragraphs: readonly Paragraph[], fontSize: number, height: number, width: number): boolean {
  const lines = paragraphs.reduce((sum, { ems }) => sum + Math.max(1, Math.ceil(((ems - 1) * fontSize) / width)), 0)
  return lines * lineHeightOf(fontSize) > height
}

/** A word is cut only when it is too long even for the smallest font; otherwise the font shrinks until it fits. */
function cutsWord(paragraphs: readonly Paragraph[], fontSize: number, floor: number, width: number): boolean {
  return paragraphs.some(({ pieces }) =>
    pieces.some(({ wordWidth }) => wordWidth * fontSize > width && wordWidth * floor <= width),
  )
}

function setAt(paragraphs: readonly Paragraph[], setting: Setting): TextLayout {
  const lines = paragraphs.flatMap((paragraph) => setParagraph(paragraph, setting))
  const lineHeight = lineHeightOf(setting.fontSize)
  return { lines, fontSize: setting.fontSize, lineHeight, height: lines.length * lineHeight }
}

interface OpenLine {
  start: number
  text: string
  /** Ems up to the last word, and with the spaces after it. */
  inked: number
  reach: number
}

function setParagraph(paragraph: Paragraph, { fontSize, width, measure }: Setting): readonly TextLine[] {
  const room = (width + browserSlack) / fontSize
  const lines: TextLine[] = []
  let open: OpenLine = { start: paragraph.start, text: '', inked: 0, reach: 0 }
  const close = (next: number): void => {
    lines.push({ text: open.text.trimEnd(), start: open.start, end: next, width: open.inked * fontSize })
    open = { start: next, text: '', inked: 0, reach: 0 }
  }
  for (const [index, piece] of paragraph.pieces.entries()) {
    const follows = piece.spaces === '' ? (paragraph.pieces[index + 1]?.word ?? '') : ' '
    if (open.text !== '' && !fitsBehind(open, piece, { follows, room, measure })) close(piece.start)
    let word = piece.word
    let wordWidth = piece.wordWidth
    while (wordWidth > room) {
      const head = longestHead(word, room, measure)
      if (head.length === word.length) break
      open = { ...open, text: head, inked: measure(head) }
      close(open.start + head.length)
      word = word.slice(head.length)
      wordWidth = measure(word)
    }
    const inked = word === '' ? open.inked : open.reach + wordWidth
    open = {
      start: open.start,
      text: open.text + word + piece.spaces,
      inked,
      reach: open.reach + wordWidth + piece.spaceWidth,
    }
  }
  close(paragraph.end)
  return lines
}

/** Summed widths leave out kerning across spaces; they are trusted only where that cannot decide. */
function fitsBehind(
  open: OpenLine,
  piece: MeasuredPiece,
  { follows, room, measure }: { readonly follows: string; readonly room: number; readonly measure: MeasureText },
): boolean {
  const summed = open.reach + piece.wordWidth
  if (Math.abs(summed - room) > kerningDoubtEms) return summed < room
  return widthBefore(open.text + piece.word, follows, measure) <= room
}

/** As many graphemes as fit, at least one. */
function longestHead(word: string, room: number, measure: MeasureText): string {
  const graphemes = graphemesOf(word)
  let [fits, tooMany] = [1, graphemes.length + 1]
  while (tooMany - fits > 1) {
    const tried = (fits + tooMany) >> 1
    if (widthBefore(graphemes.slice(0, tried).join(''), graphemes[tried] ?? '', measure) <= room) fits = tried
    else tooMany = tried
  }
  return graphemes.slice(0, fits).join('')
}

/** Browsers look for the end of a line in the unbroken text, where the last letter kerns with what follows, then set it alone. */
function widthBefore(text: string, follows: string, measure: MeasureText): number {
  const [next = ''] = graphemesOf(follows)
  if (next === ' ') return measure(`${text} `) - measure(' ')
  return next === '' ? measure(text) : Math.max(measure(text), measure(text + next) - measure(next))
}
