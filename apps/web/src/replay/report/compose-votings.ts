import { votingsOf, type DotReason, type DotVoting } from '@samtavle/board'
import { consentRoundsOn, rankedItems } from '@samtavle/method'
import type { Block, Inline } from './report-document.ts'
import type { ReportVoice } from './report-voice.ts'
import type { ReportTelling } from './tell-report.ts'

/** As much of a voice as votings need. */
type VotingVoice = Pick<ReportVoice, 't' | 'time' | 'sector' | 'list' | 'quoted'>

/** What was chosen by dots, with the reasons people gave, and how consent rounds ended: most dots first, as the board counted them. */
export function composeVotings({ view }: Pick<ReportTelling, 'view'>, voice: VotingVoice): readonly Block[] {
  const { t } = voice
  const wordsOf = (id: DotVoting['items'][number]): string => view.items.get(id)?.text.trim() || t('report.votedGone')
  const from = ({ sectors }: DotReason): string =>
    voice.list(sectors.map((sector) => (sector === null ? t('report.noSector') : voice.sector(sector))))
  const votings = votingsOf(view)
  return votings.flatMap((voting): readonly Block[] => {
    if (voting.closedAt === null) return []
    const about = voting.kind === 'consent' ? wordsOf(voting.item) : t('report.votedOn')
    const heading = { is: 'heading', level: 3, words: voting.question.trim() || about } as const
    if (voting.kind === 'consent') {
      const reading = consentRoundsOn(votings, voting.item).find(({ round }) => round.id === voting.id)
      if (reading === undefined) return []
      const { consent, concern, objection } = reading.counts
      return [
        heading,
        { is: 'text', parts: [voice.time(voting.closedAt), t('report.consented', { consent, concern, objection })] },
      ]
    }
    const { result } = voting
    if (result === null) return []
    const items = rankedItems(voting)
      .filter(({ dots }) => dots > 0)
      .map(({ id, dots }): readonly Inline[] => [
        { strong: wordsOf(id) },
        t('report.dots', { count: dots }),
        ...(result.reasons.get(id) ?? []).map((reason) =>
          reason.sectors.length === 0 ? voice.quoted(reason.words) : `${voice.quoted(reason.words)} (${from(reason)})`,
        ),
      ])
    if (items.length === 0) return []
    return [
      heading,
      { is: 'text', parts: [voice.time(voting.closedAt), t('report.voters', { count: result.voters })] },
      { is: 'list', items, isInTime: false },
    ]
  })
}
