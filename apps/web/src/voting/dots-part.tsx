import type { DotVoting, ItemId, WholeItem } from '@samtavle/board'
import { Minus, Plus } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useItem, useMayWrite, useSelection } from '../bridge/hooks.ts'
import { firstWords } from './first-words.ts'
import { Why } from './why.tsx'
import type { Ballot, BallotHand } from './ballot-hand.ts'
import { useBallot, useBallotHand, useSecondsLeft, useVotingCall } from './use-votings.ts'

/** Voting with dots: how many are left, what they go on, and how the voting stands. */
export function DotsPart({ voting }: { readonly voting: DotVoting }) {
  const { t } = useTranslation()
  const hand = useBallotHand(voting)
  return (
    <>
      <p className="corner-question">{voting.question || t('voting.noQuestion')}</p>
      <InHand voting={voting} hand={hand} />
    </>
  )
}

function InHand({ voting, hand }: { readonly voting: DotVoting; readonly hand: BallotHand }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const ballot = useBallot(hand)
  const mayWrite = useMayWrite()
  const left = voting.dots - Object.values(ballot.dots).reduce((sum, dots) => sum + dots, 0)
  useMeetings(ballot)
  return (
    <>
      <TimeLeft voting={voting} aheadMs={ballot.aheadMs} />
      {mayWrite && <DotsLeft left={left} dots={voting.dots} />}
      <ul className="voting-list">
        {voting.items.map((id) => (
          <Row key={id} id={id} voting={voting} ballot={ballot} left={left} hand={mayWrite ? hand : null} />
        ))}
      </ul>
      {mayWrite && (
        <p className="corner-small" role="status">
          {t(stateWords(ballot))}
        </p>
      )}
      <p className="corner-small">
        {t('voting.secret')} {ballot.voters !== null && ballot.voters < 3 && t('voting.few')}{' '}
        {voting.asksWhy && t('voting.whySecret')} {voting.hidesCursors && t('voting.cursors')}
      </p>
      <div className="voting-foot">
        <p className="corner-small">
          {ballot.voters === null ? '\u00A0' : t('voting.voters', { count: ballot.voters })}
        </p>
        {me.role === 'facilitate' && <EndButton votingId={voting.id} words={t('voting.close')} />}
      </div>
    </>
  )
}

function stateWords({ state, dots }: Ballot) {
  switch (state) {
    case 'asking':
      return 'voting.asking'
    case 'sending':
      return 'voting.sending'
    case 'waiting':
      return 'voting.waiting'
    case 'closed':
      return 'voting.late'
    case 'kept':
      return Object.keys(dots).length === 0 ? 'voting.untouched' : 'voting.kept'
  }
}

function DotsLeft({ left, dots }: { readonly left: number; readonly dots: number }) {
  const { t } = useTranslation()
  return (
    <div className="voting-left">
      {dots <= 12 && (
        <span className="voting-dots" aria-hidden="true">
          {Array.from({ length: dots }, (_, index) => (
            <i key={index} data-placed={index >= left} />
          ))}
        </span>
      )}
      <p role="status">{t('voting.left', { count: left, dots })}</p>
    </div>
  )
}

interface RowProps {
  readonly id: ItemId
  readonly voting: DotVoting
  readonly ballot: Ballot
  readonly left: number
  /** Null for who only looks. */
  readonly hand: BallotHand | null
}

function Row({ id, voting, ballot, left, hand }: RowProps) {
  const canvas = useCanvas()
  const { t } = useTranslation()
  const item = useItem(id)
  const row = useRef<HTMLLIElement>(null)
  const isChosen = useSelection().includes(id)
  // Whoever presses a note on the board finds it here.
  useEffect(() => {
    if (isChosen) row.current?.scrollIntoView({ block: 'nearest' })
  }, [isChosen])
  if (item?.state !== 'whole') return null
  const mine = ballot.dots[id] ?? 0
  return (
    <li ref={row} data-item={id} data-chosen={isChosen} data-mine={mine > 0}>
      <button
        className="voting-words"
        type="button"
        title={t('voting.show')}
        data-paper={item.color}
        onClick={() => canvas?.camera.flyTo(id)}
      >
        {item.text}
      </button>
      {hand !== null &&
        (voting.onePerItem ? (
          <OneDot item={item} isPlaced={mine > 0} isFree={left > 0} onPlace={(dots) => hand.place(id, dots)} />
        ) : (
          <Stepper item={item} mine={mine} isFree={left > 0} onPlace={(dots) => hand.place(id, dots)} />
        ))}
      {hand !== null && voting.asksWhy && mine > 0 && (
        <Why item={item} ballot={ballot} onSay={(words) => hand.say(id, words)} />
      )}
    </li>
  )
}

interface PlaceProps {
  readonly item: WholeItem
  readonly isFree: boolean
  readonly onPlace: (dots: number) => void
}

/** Dots are put and taken back one by one; the buttons stay where they are, so that the keyboard does. */
function Stepper({ item, mine, isFree, onPlace }: PlaceProps & { readonly mine: number }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const note = firstWords(item.text)
  return (
    <div className="voting-stepper" role="group" aria-label={note}>
      <button
        className="icon-button"
        type="button"
        aria-label={t('voting.take', { note })}
        aria-disabled={mine === 0}
        onClick={() => mine > 0 && onPlace(mine - 1)}
      >
        <Minus size={18} aria-hidden="true" />
      </button>
      <span className="voting-mine" data-some={mine > 0}>
        <span aria-hidden="true">{mine}</span>
        <span className="visually-hidden" role="status">
          {t('voting.yours', { count: mine })}
        </span>
      </span>
      <button
        className="icon-button"
        type="button"
        aria-label={t('voting.place', { note })}
        aria-disabled={!isFree}
        onClick={() => (isFree ? onPlace(mine + 1) : announcer.say(t('voting.noneLeft')))}
      >
        <Plus size={18} aria-hidden="true" />
      </button>
    </div>
  )
}

function OneDot({ item, isPlaced, isFree, onPlace }: PlaceProps & { readonly isPlaced: boolean }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  return (
    <button
      className="voting-one"
      type="button"
      aria-pressed={isPlaced}
      aria-label={t('voting.toggle', { note: firstWords(item.text) })}
      onClick={() => (isPlaced || isFree ? onPlace(isPlaced ? 0 : 1) : announcer.say(t('voting.noneLeft')))}
    >
      <i aria-hidden="true" />
    </button>
  )
}

/** How much time a voting has, where it has some, and what happens then. */
export function TimeLeft({ voting, aheadMs }: { readonly voting: DotVoting; readonly aheadMs: number }) {
  const { t } = useTranslation()
  const seconds = useSecondsLeft(voting.endsAt, aheadMs)
  if (seconds === null) return null
  const time = `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, '0')}`
  return (
    <p className="voting-time" data-up={seconds === 0}>
      {seconds === 0 ? t('voting.timeUp') : t('voting.timeLeft', { time })}{' '}
      <span>{t(voting.endsItself ? 'voting.endsItself' : 'voting.somebodyEnds')}</span>
    </p>
  )
}

/** The facilitator's word that a voting or a round is over. */
export function EndButton({ votingId, words }: { readonly votingId: string; readonly words: string }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const { isBusy, run } = useVotingCall()
  async function end(): Promise<void> {
    const failure = await run((calls) => calls.close(votingId))
    if (failure !== null) announcer.say(t('voting.failed'))
  }
  return (
    <button className="button" type="button" disabled={isBusy} onClick={() => void end()}>
      {words}
    </button>
  )
}

/** Two devices of one person have voted: which ballot counts is said each time it happens. */
function useMeetings({ meetings }: Ballot): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const told = useRef(0)
  useEffect(() => {
    if (meetings > told.current) announcer.say(t('voting.meeting'))
    told.current = meetings
  }, [announcer, meetings, t])
}
