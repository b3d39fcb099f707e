import { createConsentEdits, type ActorId, type ConsentAnswer, type ConsentRound } from '@samtavle/board'
import { consentRoundsOn, sectorOf, type ConsentReading } from '@samtavle/method'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useItem, useMayWrite, useParticipants } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { EndButton } from './dots-part.tsx'
import { useGiveVote, useVotings, useVotingCall } from './use-votings.ts'
import '../panels/corner/corner-sheet.css'
import './voting.css'
import './consent.css'

const answers = ['consent', 'concern', 'objection'] as const

/** A consent round: what it is about, what I say, and what everybody said; then what came of it. */
export function ConsentPart({ round }: { readonly round: ConsentRound }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const canvas = useCanvas()
  const item = useItem(round.item)
  const mayWrite = useMayWrite()
  const reading = consentRoundsOn(useVotings(), round.item).find((each) => each.round.id === round.id)
  const mine = round.answers.get(me.id as ActorId)
  const isOpen = round.closedAt === null
  if (reading === undefined) return null
  return (
    <>
      {round.question !== '' && <p className="corner-question">{round.question}</p>}
      {item === undefined ? (
        <p className="voting-gone">{t('voting.gone')}</p>
      ) : (
        <button
          className="voting-about"
          type="button"
          title={t('voting.show')}
          onClick={() => canvas?.camera.flyTo(round.item)}
        >
          {item.text}
        </button>
      )}
      <p className="corner-small">
        {t('voting.consent.number', { number: reading.number })}. {isOpen && t('voting.consent.lead')}
      </p>
      {isOpen && mayWrite && item !== undefined && (
        <AnswerForm key={mine === undefined ? 'new' : 'given'} round={round} mine={mine} />
      )}
      {!isOpen && (
        <p className="voting-outcome" data-state={reading.state}>
          {t(outcomeWords[reading.state])}
        </p>
      )}
      {isOpen && mine === undefined ? (
        <p className="corner-small">
          {t('voting.consent.answered', { count: round.answers.size })}{' '}
          {t(mayWrite ? 'voting.consent.others' : 'voting.consent.afterwards')}
        </p>
      ) : (
        <Said reading={reading} />
      )}
      {(isOpen || (me.role === 'facilitate' && reading.state === 'objected')) && (
        <div className="voting-foot">
          {isOpen ? <StillAwaited round={round} /> : <span />}
          {me.role === 'facilitate' && isOpen && <EndButton votingId={round.id} words={t('voting.closeConsent')} />}
          {me.role === 'facilitate' && reading.state === 'objected' && <AskConsent item={round.item} again />}
        </div>
      )}
    </>
  )
}

/** What a round came to, in words. */
export const outcomeWords = {
  open: 'voting.consent.stillOpen',
  integrated: 'voting.consent.integrated',
  objected: 'voting.consent.objected',
  unanswered: 'voting.consent.unanswered',
} as const

interface FormProps {
  readonly round: ConsentRound
  readonly mine: ConsentAnswer | undefined
}

function AnswerForm({ round, mine }: FormProps) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const [chosen, setChosen] = useState<ConsentAnswer['answer'] | null>(mine?.answer ?? null)
  const [lack, setLack] = useState<string | null>(null)
  const id = useId()

  function say(event: FormEvent<HTMLFormElement>): void {
    event.preventDefault()
    if (chosen === null) return
    const fields = new FormData(event.currentTarget)
    const [reason, safe] = [textIn(fields, 'reason'), textIn(fields, 'safe')]
    if (chosen !== 'consent' && reason === '') return setLack(t('voting.consent.needsWhy'))
    if (chosen === 'objection' && safe === '') return setLack(t('voting.consent.needsReason'))
    setLack(null)
    undo.stopCapturing()
    edits
      .with(createConsentEdits)
      .answerConsent(round, chosen === 'objection' ? { answer: chosen, reason, safe } : { answer: chosen, reason })
    undo.stopCapturing()
    announcer.say(t('voting.consent.said'), { shown: false })
  }

  return (
    <form className="consent-form" onSubmit={say}>
      <fieldset>
        <legend className="visually-hidden">{t('voting.consentTitle')}</legend>
        {answers.map((answer) => (
          <label key={answer} data-answer={answer} data-chosen={chosen === answer}>
            <input
              type="radio"
              name="answer"
              value={answer}
              checked={chosen === answer}
              onChange={() => setChosen(answer)}
            />
            <b>{t(`voting.consent.${answer}`)}</b>
            <small>{t(`voting.consent.${answer}Means`)}</small>
          </label>
        ))}
      </fieldset>
      {chosen !== null && (
        <div className="field">
          <label htmlFor={id}>{t(chosen === 'consent' ? 'voting.consent.reasonMay' : 'voting.consent.reason')}</label>
          <textarea id={id} name="reason" className="input" rows={2} maxLength={1000} defaultValue={mine?.reason} />
        </div>
      )}
      {chosen === 'objection' && (
        <div className="field">
          <label htmlFor={`${id}-safe`}>{t('voting.consent.safe')}</label>
          <textarea
            id={`${id}-safe`}
            name="safe"
            className="input"
            rows={2}
            maxLength={1000}
            defaultValue={mine?.answer === 'objection' ? mine.safe : ''}
          />
        </div>
      )}
      {lack !== null && (
        <p className="voting-failure" role="alert">
          {lack}
        </p>
      )}
      {chosen !== null && (
        <button className="button" data-look="strong" type="submit">
          {t(mine === undefined ? 'voting.consent.say' : 'voting.consent.change')}
        </button>
      )}
      <p className="corner-small">{t(chosen === 'consent' ? 'voting.consent.consents' : 'voting.consent.open')}</p>
    </form>
  )
}

/** How many said what. */
export function Spread({ counts }: Pick<ConsentReading, 'counts'>) {
  const { t } = useTranslation()
  return (
    <>
      <div className="consent-spread" aria-hidden="true">
        {answers.map((answer) => (
          <i key={answer} data-answer={answer} style={{ flexGrow: counts[answer] }} />
        ))}
      </div>
      <p>{t('voting.consent.counts', { ...counts })}</p>
    </>
  )
}

/** How many said what, and every reason with who gave it: objections first. */
export function Said({ reading }: { readonly reading: ConsentReading }) {
  const { t } = useTranslation()
  const { round, counts, raised } = reading
  const agreeing = [...round.answers].flatMap(([actor, answer]) =>
    answer.answer === 'consent' && answer.reason !== '' ? [{ actor, answer }] : [],
  )
  return (
    <div className="consent-said">
      <Spread counts={counts} />
      <ul>
        {[...raised, ...agreeing].map(({ actor, answer }) => (
          <li key={actor} data-answer={answer.answer}>
            <SaidBy actor={actor} answer={answer} />
            <p>{answer.reason}</p>
            {answer.answer === 'objection' && <p>{t('voting.consent.safeIs', { words: answer.safe })}</p>}
          </li>
        ))}
      </ul>
    </div>
  )
}

/** Who said it and what, as far as my link tells names. */
export function SaidBy({ actor, answer }: { readonly actor: ActorId; readonly answer: ConsentAnswer }) {
  const { t } = useTranslation()
  const { board, actor: participant } = useSession()
  const sector = sectorOf(board.view(), actor)
  const name = participant(actor)?.name
  const said = t(`voting.consent.${answer.answer}`)
  return (
    <p className="consent-by">
      <SectorMark sector={sector} size={13} />
      {name ? t('voting.consent.objectionBy', { answer: said, name }) : said}
    </p>
  )
}

/** How many of those who are here have not answered: silence is no consent. */
function StillAwaited({ round }: { readonly round: ConsentRound }) {
  const { t } = useTranslation()
  const awaited = useParticipants().filter(({ actorId }) => !round.answers.has(actorId as ActorId)).length
  return <p className="corner-small">{awaited === 0 ? '\u00A0' : t('voting.consent.waiting', { count: awaited })}</p>
}

/** Asks the group for consent to an item. */
export function AskConsent({ item, again = false }: { readonly item: ConsentRound['item']; readonly again?: boolean }) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const { isBusy, run } = useVotingCall()
  const giveVote = useGiveVote()
  async function ask(): Promise<void> {
    const failure = await run((calls) => calls.askConsent({ item }))
    if (failure === null) return giveVote()
    announcer.say(t(failure === 'voting-open' ? 'voting.open' : 'voting.failed'))
  }
  return (
    <button className="button" type="button" disabled={isBusy} onClick={() => void ask()}>
      {t(again ? 'voting.consent.again' : 'voting.consent.askFor')}
    </button>
  )
}

function textIn(fields: FormData, name: string): string {
  const value = fields.get(name)
  return typeof value === 'string' ? value.trim() : ''
}
