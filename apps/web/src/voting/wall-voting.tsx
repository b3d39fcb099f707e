import type { DotVoting } from '@samtavle/board'
import { consentRoundsOn, rankedItems, type ConsentReading } from '@samtavle/method'
import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { useProcessPart } from '../process/use-process.ts'
import { outcomeWords, Spread } from './consent-part.tsx'
import { TimeLeft } from './dots-part.tsx'
import { reasonsOfConsent, reasonsOfDots } from './reasons-to-read.ts'
import { useShownWords } from './use-shown-words.ts'
import { useBallot, useBallotHand, useVotings } from './use-votings.ts'
import { useNameOfVoting } from './voting-sheet.tsx'
import { WallReasons } from './wall-reasons.tsx'
import './voting.css'
import './result.css'
import './consent.css'
import './wall-voting.css'

/** So many results are read across a room. */
const mostShown = 5

/**
 * The latest voting for a whole room, beside the board: what is asked and how many have answered, then what came of it and why, until the
 * group goes on to another step.
 */
export function WallVoting({ onRoom }: { readonly onRoom: () => void }) {
  const votings = useVotings()
  const last = votings.at(-1)
  const wentOnAt = useProcessPart('pointer')?.at ?? 0
  const latest = last === undefined || (last.closedAt ?? Infinity) < wentOnAt ? undefined : last
  const { t } = useTranslation()
  const tellRoom = useEffectEvent(onRoom)
  const isThere = latest !== undefined
  useEffect(() => tellRoom(), [isThere])
  if (latest === undefined) return null
  const reading = latest.kind === 'consent' ? consentRoundsOn(votings, latest.item).at(-1) : undefined
  return (
    <section className="wall-voting" aria-label={t(latest.kind === 'dots' ? 'voting.title' : 'voting.consentTitle')}>
      <Question voting={latest} />
      {latest.kind === 'dots' && latest.closedAt === null && <Turnout voting={latest} />}
      {latest.kind === 'dots' && latest.result !== null && <Results voting={latest} />}
      {reading !== undefined && <Consent reading={reading} />}
    </section>
  )
}

function Question({ voting }: { readonly voting: Parameters<typeof useNameOfVoting>[0] }) {
  return <h2>{useNameOfVoting(voting)}</h2>
}

function Turnout({ voting }: { readonly voting: DotVoting }) {
  const { t } = useTranslation()
  const { voters, aheadMs } = useBallot(useBallotHand(voting, { votes: false }))
  return (
    <>
      <p>{voters === null ? '\u00A0' : t('voting.voters', { count: voters })}</p>
      <TimeLeft voting={voting} aheadMs={aheadMs} />
    </>
  )
}

function Results({ voting }: { readonly voting: DotVoting }) {
  const covered = useWatchable(useSession().covered)
  const ranked = rankedItems(voting).filter(({ dots }) => dots > 0)
  const most = ranked[0]?.dots ?? 1
  // What is said about a thing is covered with it.
  const reasons = reasonsOfDots(voting).filter((reason) => 'item' in reason && !covered.has(reason.item))
  return (
    <>
      <ol className="voting-results">
        {ranked.slice(0, mostShown).map(({ id, dots }) => (
          <Result key={id} id={id} dots={dots} most={most} />
        ))}
      </ol>
      <WallReasons reasons={reasons} tellsCrowds={(voting.result?.groups.length ?? 0) > 1} />
    </>
  )
}

/** While a round is open a room learns how many have answered: what was said waits for its end, so that nobody follows it. */
function Consent({ reading }: { readonly reading: ConsentReading }) {
  const { t } = useTranslation()
  if (reading.state === 'open') return <p>{t('voting.consent.answered', { count: reading.round.answers.size })}</p>
  return (
    <>
      <div className="consent-said">
        <Spread counts={reading.counts} />
        <p className="voting-outcome" data-state={reading.state}>
          {t(reading.state === 'objected' ? 'voting.consent.objectedShort' : outcomeWords[reading.state])}
        </p>
      </div>
      <WallReasons reasons={reasonsOfConsent(reading)} tellsCrowds={false} />
    </>
  )
}

function Result({
  id,
  dots,
  most,
}: {
  readonly id: DotVoting['items'][number]
  readonly dots: number
  readonly most: number
}) {
  const { t } = useTranslation()
  return (
    <li>
      <p className="wall-voted">{useShownWords(id)}</p>
      <b>{t('voting.total', { count: dots })}</b>
      <i className="voting-bar" aria-hidden="true" style={{ inlineSize: `${(dots / most) * 100}%` }} />
    </li>
  )
}
