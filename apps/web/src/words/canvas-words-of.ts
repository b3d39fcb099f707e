import type { i18n } from 'i18next'
import type { CanvasWords } from '../canvas/canvas-words.ts'

/** How days are written on cards. */
const dayLook = { formatParams: { day: { day: 'numeric', month: 'long', year: 'numeric' } } } as const

/** The words that are painted on a board, in the page's language. */
export function canvasWordsOf(i18n: i18n, locale: string): CanvasWords {
  return (word, values) => i18n.t(word, { ...dayLook, locale, ...values })
}
