import { noteColors, type NoteColor } from '@samtavle/board'
import type { Palette, StyleReader } from '../palette.ts'

/** What strokes are drawn with: for each paper an ink of its kind, dark enough on light ground and light enough on dark. */
export type PenInks = Readonly<Record<NoteColor, string>>

const known = new WeakMap<Palette, PenInks>()

/** The inks that go with a palette, read from the style once for each. */
export function inksOf(palette: Palette, style: () => StyleReader = pageStyle): PenInks {
  const found = known.get(palette)
  if (found !== undefined) return found
  const read = style()
  const inks = Object.fromEntries(
    noteColors.map((color) => [color, read.getPropertyValue(`--pen-${color}`).trim() || palette.ink]),
  ) as Record<NoteColor, string>
  known.set(palette, inks)
  return inks
}

function pageStyle(): StyleReader {
  return getComputedStyle(document.documentElement)
}
