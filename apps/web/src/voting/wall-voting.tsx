import type { DotVoting } from '@samtavle/board'
import { consentRoundsOn, rankedItems } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useItem } from '../bridge/hooks.ts'
import { Said } from './consent-part.tsx'
import { useBallot, useBallotHand, useVotings } from './use-votings.ts'
import { useNameOfVoting } from './voting-sheet.tsx'
import './voting.css'
import './result.css'
import './wall-voting.css'

/** So many results are read across a room. */
const mostShown = 5

/** The latest voting for a whole room: what is asked and how many have answered, and then what came of it. */
export function WallVoting() {
  const votings = useVotings()
  const latest = votings.at(-1)
  const { t } = useTranslation()
  if (latest === undefined) return null
  const reading = latest.kind === 'consent' ? consentRoundsOn(votings, latest.item).at(-1) : undefined
  return (
    <section className="wall-voting" aria-label={t(latest.kind === 'dots' ? 'voting.title' : 'voting.consentTitle')}>
      <Question voting={latest} />
      {latest.kind === 'dots' && latest.closedAt === null && <Turnout voting={latest} />}
      {latest.kind === 'dots' && latest.result !== null && <Results voting={latest} />}
      {reading !== undefined && <Said reading={reading} />}
    </section>
  )
}

function Question({ voting }: { readonly voting: Parameters<typeof useNameOfVoting>[0] }) {
  return <h2>{useNameOfVoting(voting)}</h2>
}

function Turnout({ voting }: { readonly voting: DotVoting }) {
  const { t } = useTranslation()
  const { voters } = useBallot(useBallotHand(voting, { votes: false }))
  return <p>{voters === null ? '\u00A0' : t('voting.voters', { count: voters })}</p>
}

function Results({ voting }: { readonly voting: DotVoting }) {
  const ranked = rankedItems(voting).filter(({ dots }) => dots > 0)
  const most = ranked[0]?.dots ?? 1
  return (
    <ol className="voting-results">
      {ranked.slice(0, mostShown).map(({ id, dots }) => (
        <Result key={id} id={id} dots={dots} most={most} />
      ))}
    </ol>
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
  const item = useItem(id)
  return (
    <li>
      <p className="wall-voted">{item?.text ?? t('voting.gone')}</p>
      <p className="voting-total">
        <i aria-hidden="true" style={{ inlineSize: `${(dots / most) * 100}%` }} />
        <b>{t('voting.total', { count: dots })}</b>
      </p>
    </li>
  )
}
