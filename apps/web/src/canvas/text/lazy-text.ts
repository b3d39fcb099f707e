import { layoutText, lineHeightOf, type MeasureText, type TextLayout, type TextStyle } from './layout.ts'

/** A text that is set in lines when somebody first asks for them: of ten thousand notes most are never seen near enough. */
export type LazyText = () => TextLayout

/** What a text is to be set in. */
export interface TextRoom {
  readonly style: TextStyle
  readonly width: number
  readonly measure: MeasureText
}

/** A text that will be set when it is asked for, once. */
export function lazyText(text: string, { style, width, measure }: TextRoom): LazyText {
  let layout: TextLayout | null = null
  return () => (layout ??= layoutText(text, style, width, measure))
}

/**
 * Whether a text fits its height whatever its lines turn out to be, by the widths of its letters alone. True only when it is certain;
 * a text of unusual letters, or a long one, has to be set to know.
 */
export function surelyFits(text: string, { style, width, measure }: TextRoom): boolean {
  const room = width / style.floor
  const widths = widthsBy(measure)
  let lines = 0
  for (const paragraph of text.split('\n')) {
    const ems = reckoned(paragraph, widths)
    if (ems === null || ems.word > room) return false
    // Of two lines that follow each other the second begins with a word that the first had no room for.
    lines += 1 + Math.floor((2 * ems.all) / room)
  }
  return lines * lineHeightOf(style.floor) <= style.height
}

/** Letters from here on are rare enough to be set right away. */
const lettersKnown = 0x180
/** What kerning may add to a width, as a part of it. */
const kerningPart = 1.03

/** The widths of single letters in ems, by their number, measured when they are first met. */
interface LetterWidths {
  readonly measure: MeasureText
  readonly ems: Float64Array
}

const widthsByMeasure = new WeakMap<MeasureText, LetterWidths>()

function widthsBy(measure: MeasureText): LetterWidths {
  const known = widthsByMeasure.get(measure) ?? { measure, ems: new Float64Array(lettersKnown) }
  widthsByMeasure.set(measure, known)
  return known
}

/** At most so wide: all of a paragraph, and its widest word. */
function reckoned(
  paragraph: string,
  { measure, ems }: LetterWidths,
): { readonly all: number; readonly word: number } | null {
  let [all, word, widest] = [0, 0, 0]
  for (let at = 0; at < paragraph.length; at += 1) {
    const unit = paragraph.charCodeAt(at)
    if (unit >= lettersKnown || unit < 32) return null
    let width = ems[unit] ?? 0
    if (width === 0) {
      width = measure(paragraph.charAt(at)) * kerningPart
      ems[unit] = width
    }
    all += width
    word = unit === 32 ? 0 : word + width
    widest = Math.max(widest, word)
  }
  return { all, word: widest }
}
