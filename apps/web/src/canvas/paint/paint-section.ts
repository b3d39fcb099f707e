import type { NoteColor } from '@samtavle/board'
import type { ItemSetting } from '../item-setting.ts'
import type { Brush } from './brush.ts'
import { paintWords } from './paint-note.ts'

/** How a section is painted. */
export interface SectionPaint {
  readonly setting: ItemSetting
  readonly color: NoteColor
  /** Stands where a title will be. */
  readonly unnamed: string
  readonly isLocked: boolean
  /** Says that what lies here is folded away; null where it is not. */
  readonly folded: string | null
  readonly withWords: boolean
}

/** Titles are not painted smaller than this on the screen, as far as they have room: they are what one finds one's way by. */
const smallestTitlePx = 12
/** A section narrower than this on the screen is a patch of colour. */
const smallestTitledPx = 44

/** Paints a section as a tinted field on the table, with its title in its head. */
export function paintSection(brush: Brush, section: SectionPaint): void {
  const { context, palette, zoom } = brush
  const { setting, withWords } = section
  context.save()
  context.translate(setting.box.x, setting.box.y)
  context.beginPath()
  context.roundRect(0, 0, setting.width, setting.height, 14)
  context.globalAlpha = palette.isDark ? 0.16 : 0.34
  context.fillStyle = palette.papers[section.color]
  context.fill()
  context.globalAlpha = 1
  context.strokeStyle = palette.zoneInk
  context.lineWidth = Math.max(1.5, 1 / zoom)
  context.setLineDash(section.isLocked ? [] : [10, 7])
  context.globalAlpha = 0.55
  context.stroke()
  context.setLineDash([])
  context.globalAlpha = 1
  if (section.folded !== null) paintFolded(brush, setting, section.folded)
  if (withWords && setting.width * zoom >= smallestTitledPx) paintTitle(brush, section)
  context.restore()
}

/** A folded cloth: slanted lines, and what they mean in the middle. */
function paintFolded({ context, palette, face, zoom }: Brush, { width, height }: ItemSetting, words: string): void {
  context.save()
  context.beginPath()
  context.roundRect(0, 0, width, height, 14)
  context.clip()
  context.strokeStyle = palette.zoneInk
  context.globalAlpha = 0.16
  context.lineWidth = Math.max(2, 1 / zoom)
  context.beginPath()
  for (let x = -height; x < width; x += 40) {
    context.moveTo(x, height)
    context.lineTo(x + height, 0)
  }
  context.stroke()
  context.restore()
  const size = Math.max(22, smallestTitlePx / zoom)
  context.font = `600 ${size}px ${face.family}`
  const wide = context.measureText(words).width
  if (wide + 2 * size > width || height < 4 * size) return
  const [x, y] = [(width - wide) / 2, height / 2]
  context.fillStyle = palette.ground
  context.beginPath()
  context.roundRect(x - size * 0.8, y - size * 1.15, wide + size * 1.6, size * 1.9, size)
  context.fill()
  context.fillStyle = palette.ink
  context.fillText(words, x, y + size * 0.2)
}

function paintTitle(brush: Brush, { setting, unnamed }: SectionPaint): void {
  const { context, palette, face, zoom } = brush
  const words = setting
    .text()
    .lines.map(({ text }) => text)
    .join(' ')
    .trim()
  if (words !== '' && setting.text().fontSize * zoom >= smallestTitlePx) {
    paintWords(brush, setting, { detail: 'words', inks: palette.onCard })
    return
  }
  const [x, y] = setting.textAt
  const size = Math.max(words === '' ? 20 : setting.text().fontSize, smallestTitlePx / zoom)
  context.font = `${size}px ${face.family}`
  context.fillStyle = words === '' ? palette.inkSoft : palette.ink
  const room = setting.width - 2 * x
  const title = words === '' ? unnamed : words
  if (context.measureText(title).width <= room * 1.6) context.fillText(title, x, y + size, room)
}
