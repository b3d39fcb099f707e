import { zones, type BoardView } from '@samtavle/board'
import { createPlayer } from '@samtavle/history/player'
import type { Block, Picture } from './report-document.ts'
import type { ReportVoice } from './report-voice.ts'
import type { ChapterReason, ReportTelling } from './tell-report.ts'

/** The session from chapter to chapter, each with the board as it stood then: as a picture, and in words for who does not see it. */
export function composeChapters(
  { story, chapters }: ReportTelling,
  voice: ReportVoice,
  pictures: ReadonlyMap<number, Picture>,
): readonly Block[] {
  const player = createPlayer(story.tracks)
  return chapters.flatMap(({ moment, at, why, hasPicture }): readonly Block[] => {
    player.seek(moment)
    const picture = hasPicture ? (pictures.get(moment) ?? null) : null
    return [
      { is: 'heading', level: 3, words: voice.list(why.map((reason) => reasonInWords(reason, voice))) },
      hasPicture
        ? { is: 'figure', picture, alt: boardInWords(player.view(), voice), caption: [voice.time(at)] }
        : { is: 'text', parts: [voice.time(at)] },
    ]
  })
}

function reasonInWords(reason: ChapterReason, voice: ReportVoice): string {
  const { t } = voice
  switch (reason.is) {
    case 'bookmark': {
      const label = reason.label === '' ? t('bookmarks.unnamed') : reason.label
      const name = voice.name(reason.by)
      return name === null ? label : `${label} (${t('report.setBy', { name })})`
    }
    case 'stage':
      return reason.label === '' ? t('report.stageUnnamed') : t('report.stage', { label: reason.label })
    case 'pause':
      return t('report.pause', { length: voice.length(reason.lengthMs) })
    case 'first-framing':
      return t('report.firstFraming')
    case 'first-shared':
      return t('report.firstShared')
    case 'first-agreement':
      return t('report.firstAgreement')
    case 'chosen':
      return t('report.chosen')
    case 'end':
      return t('report.end')
  }
}

/** Counts of things, which are nobody's figures. */
function boardInWords(view: BoardView, voice: ReportVoice): string {
  const { t } = voice
  const counts = new Map<string, number>()
  for (const item of view.items.values()) {
    if (item.state !== 'whole' || ['link', 'stroke', 'section', 'text'].includes(item.kind)) continue
    const zone = item.zone ?? 'beside'
    counts.set(zone, (counts.get(zone) ?? 0) + 1)
  }
  const parts = ([...zones, 'beside'] as const).flatMap((zone) => {
    const count = counts.get(zone)
    if (count === undefined) return []
    return [
      zone === 'beside' ? t('report.besideAxis', { count }) : t('report.inZone', { count, zone: t(`zones.${zone}`) }),
    ]
  })
  return t('report.picture', { notes: parts.length === 0 ? t('report.empty') : voice.list(parts) })
}
