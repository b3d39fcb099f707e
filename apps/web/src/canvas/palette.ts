import type { NoteColor, Zone } from '@samtavle/board'
import { sectorIds } from '@samtavle/method'
import { sectorLook } from '../sectors/sector-look.ts'

/** Every colour and font the canvas paints with, read once per theme. */
export interface Palette {
  readonly table: string
  readonly zones: Readonly<Record<Zone, string>>
  readonly zoneInk: string
  readonly zoneLine: string
  /** The edge of the table top. */
  readonly wood: string
  readonly woodEdge: string
  readonly ink: string
  readonly inkSoft: string
  /** The colour of what I do: selection, guides, the thin-to-thick line. */
  readonly accent: string
  readonly onAccent: string
  readonly ground: string
  /** Calm marks: what is common is in the accent on its wash, what is open is in amber on its own. */
  readonly accentWash: string
  readonly open: string
  readonly openWash: string
  readonly papers: Readonly<Record<NoteColor, string>>
  /** What is written with on papers and on cards. */
  readonly onPaper: Inks
  readonly onCard: Inks
  /** Shadows are this colour with some alpha: three numbers for `rgb()`. */
  readonly shade: string
  /** The line around papers seen from far away, and the light on their upper edge. */
  readonly edge: string
  readonly shine: string
  readonly isDark: boolean
  /** Sector colours on the table. */
  readonly sector: (sector: string | null) => string
  readonly fontText: string
  readonly fontHeading: string
}

/** The inks for one ground, each dark or light enough to be read on it. */
export interface Inks {
  readonly words: string
  readonly byline: string
  readonly sector: (sector: string | null) => string
}

/** The part of computed style that is read. */
export interface StyleReader {
  getPropertyValue(name: string): string
}

/** Reads the palette of the current theme from CSS custom properties. */
export function readPalette(style: StyleReader): Palette {
  const read = (name: string): string => style.getPropertyValue(name).trim()
  const onTable = readSectors((sector) => read(sectorLook(sector).color))
  const isDark = read('color-scheme').includes('dark')
  return {
    table: read('--linen'),
    zones: { understand: read('--zone-understand'), plan: read('--zone-plan'), implement: read('--zone-implement') },
    zoneInk: read('--zone-ink'),
    zoneLine: read('--zone-line'),
    wood: read('--wood'),
    woodEdge: read('--wood-edge'),
    ink: read('--ink'),
    inkSoft: read('--ink-soft'),
    accent: read('--pine'),
    onAccent: read('--on-pine'),
    ground: read('--birch'),
    accentWash: read('--pine-wash'),
    open: read('--amber'),
    openWash: read('--amber-wash'),
    papers: readPapers(read),
    onPaper: {
      words: read('--ink-on-paper'),
      byline: read('--ink-soft-on-paper'),
      sector: readSectors((sector) => read(`${sectorLook(sector).color}-on-paper`)),
    },
    onCard: { words: read('--ink'), byline: read('--ink-soft'), sector: onTable },
    shade: read('--shade'),
    edge: read('--paper-edge'),
    shine: isDark ? 'rgb(255 255 255 / 0.18)' : 'rgb(255 255 255 / 0.5)',
    isDark,
    sector: onTable,
    fontText: read('--font-text'),
    fontHeading: read('--font-heading'),
  }
}

function readPapers(read: (name: string) => string): Readonly<Record<NoteColor, string>> {
  return {
    straw: read('--paper-straw'),
    apricot: read('--paper-apricot'),
    rose: read('--paper-rose'),
    heather: read('--paper-heather'),
    fjord: read('--paper-fjord'),
    mint: read('--paper-mint'),
    moss: read('--paper-moss'),
    birch: read('--paper-birch'),
  }
}

/** Reading style is slow and painting asks for every note, so each sector is read once. */
function readSectors(read: (sector: string | null) => string): (sector: string | null) => string {
  const colors = new Map<string | null, string>(sectorIds.map((id) => [id, read(id)]))
  const other = read(null)
  return (sector) => colors.get(sector) ?? other
}
