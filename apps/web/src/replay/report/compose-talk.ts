import { isResolved, signsOn, withNames, type ActorId } from '@samtavle/board'
import type { Block, Inline } from './report-document.ts'
import type { ReportVoice } from './report-voice.ts'
import type { ReportTelling } from './tell-report.ts'

/** As much of a voice as talk needs. */
type TalkVoice = Pick<ReportVoice, 't' | 'who' | 'time' | 'kind'>

/** What people said beside the items, below what it is about: it counted for nothing, and tells how they came to what did. */
export function composeTalk({ view }: Pick<ReportTelling, 'view'>, voice: TalkVoice): readonly Block[] {
  const { t } = voice
  const who = (actor: ActorId): string => voice.who({ actor, sector: view.sectors.get(actor) ?? null })
  return [...view.items.values()].flatMap((item): readonly Block[] => {
    if (item.state !== 'whole' || (item.comments.length === 0 && item.stamps.size === 0)) return []
    const signs = signsOn(item).map((sign): readonly Inline[] => [
      { strong: t(`report.sign.${sign}`) },
      [...item.stamps].flatMap(([actor, left]) => (left === sign ? [who(actor)] : [])).join(', '),
    ])
    const items = item.comments.map(({ by, text, at }): readonly Inline[] => [
      voice.time(at),
      { strong: who(by) },
      withNames(text, who),
    ])
    const blocks: Block[] = [
      { is: 'heading', level: 3, words: item.text.trim() === '' ? voice.kind(item.kind) : item.text },
    ]
    if (items.length > 0) blocks.push({ is: 'list', items, isInTime: true })
    if (signs.length > 0) blocks.push({ is: 'list', items: signs, isInTime: false })
    if (isResolved(item)) blocks.push({ is: 'text', parts: [t('report.settled')] })
    return blocks
  })
}
