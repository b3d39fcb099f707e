import { mostDots, mostVotedItems, type DotVoting } from '@samtavle/board'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useSelection } from '../bridge/hooks.ts'
import { Field, numberIn, textIn } from '../panels/common-ground/form.tsx'
import { Dialog } from '../panels/dialog.tsx'
import { whenWords } from '../words/when.ts'
import { ResultPart } from './result-part.tsx'
import { scopesOf, type Scope } from './scopes.ts'
import { useGiveVote, useVotings, useVotingCall } from './use-votings.ts'
import '../panels/corner/corner-sheet.css'
import './voting.css'
import './voting-dialog.css'

/** Where a facilitator begins a voting, and everybody finds what came of earlier ones. */
export function VotingDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { me } = useSession()
  return (
    <Dialog heading={t('voting.title')} onClose={onClose}>
      {me.role === 'facilitate' && <StartForm onStarted={onClose} />}
      <Earlier />
    </Dialog>
  )
}

function StartForm({ onStarted }: { readonly onStarted: () => void }) {
  const { t } = useTranslation()
  const { board } = useSession()
  const selection = useSelection()
  // What there is when the dialog opens is what can be chosen from, whatever others do meanwhile.
  const [scopes] = useState(() => scopesOf(board.view(), selection))
  const [failure, setFailure] = useState<string | null>(null)
  const { isBusy, run } = useVotingCall()
  const giveVote = useGiveVote()

  async function begin(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    const scope = scopes.find(({ key }) => key === textIn(fields, 'what'))
    const minutes = numberIn(fields, 'minutes')
    if (scope === undefined) return setFailure(t('voting.empty'))
    const refused = await run((calls) =>
      calls.start({
        question: textIn(fields, 'question').slice(0, 500),
        items: scope.ids.slice(0, mostVotedItems),
        dots: Math.min(mostDots, Math.max(1, Math.round(numberIn(fields, 'dots') ?? 3))),
        onePerItem: fields.has('onePerItem'),
        hidesCursors: fields.has('hidesCursors'),
        asksWhy: fields.has('asksWhy'),
        ...(minutes !== undefined &&
          minutes > 0 && { limitMs: Math.round(minutes * 60_000), endsItself: fields.has('endsItself') }),
      }),
    )
    if (refused !== null) return setFailure(t(failureWords(refused)))
    giveVote()
    onStarted()
  }

  return (
    <form className="voting-start" onSubmit={(event) => void begin(event)}>
      <p>{t('voting.start.lead')}</p>
      <Field name="question" label={t('voting.start.question')} rows={2} hint={t('voting.start.example')} />
      <ScopeChoice scopes={scopes} />
      <div className="voting-numbers">
        <Count name="dots" label={t('voting.start.dots')} initial="3" max={mostDots} />
        <Count name="minutes" label={t('voting.start.minutes')} initial="" max={1440} />
      </div>
      <Check name="onePerItem" words={t('voting.start.onePerItem')} />
      <Check name="asksWhy" words={t('voting.start.asksWhy')} />
      <Check name="endsItself" words={t('voting.start.endsItself')} />
      <Check name="hidesCursors" words={t('voting.start.hidesCursors')} isOn />
      {failure !== null && (
        <p className="voting-failure" role="alert">
          {failure}
        </p>
      )}
      <button className="button" data-look="strong" type="submit" disabled={isBusy}>
        {t('voting.start.begin')}
      </button>
    </form>
  )
}

function failureWords(refused: string) {
  if (refused === 'voting-open') return 'voting.open'
  return refused === 'voting-empty' ? 'voting.empty' : 'voting.failed'
}

function ScopeChoice({ scopes }: { readonly scopes: readonly Scope[] }) {
  const { t } = useTranslation()
  const [key, setKey] = useState(scopes[0]?.key ?? '')
  const count = scopes.find((scope) => scope.key === key)?.ids.length ?? 0
  const nameOf = ({ name, ids }: Scope): string => {
    switch (name.is) {
      case 'zone':
        return t('voting.start.zone', { zone: t(`zones.${name.zone}`), count: ids.length })
      case 'section':
        return t('voting.start.section', { section: name.text || t('sections.untitled'), count: ids.length })
      default:
        return t(`voting.start.${name.is}`, { count: ids.length })
    }
  }
  if (scopes.length === 0) return <p className="voting-failure">{t('voting.empty')}</p>
  return (
    <div className="field">
      <label htmlFor="voting-what">{t('voting.start.what')}</label>
      <select
        id="voting-what"
        name="what"
        className="select"
        value={key}
        onChange={(event) => setKey(event.target.value)}
      >
        {scopes.map((scope) => (
          <option key={scope.key} value={scope.key}>
            {nameOf(scope)}
          </option>
        ))}
      </select>
      {count > mostVotedItems && <p className="field-hint">{t('voting.start.tooMany', { count: mostVotedItems })}</p>}
    </div>
  )
}

interface CountProps {
  readonly name: string
  readonly label: string
  readonly initial: string
  readonly max: number
}

function Count({ name, label, initial, max }: CountProps) {
  return (
    <label className="field">
      <span className="field-label">{label}</span>
      <input
        className="input"
        type="number"
        name={name}
        min={1}
        max={max}
        step="1"
        inputMode="numeric"
        defaultValue={initial}
      />
    </label>
  )
}

function Check({
  name,
  words,
  isOn = false,
}: {
  readonly name: string
  readonly words: string
  readonly isOn?: boolean
}) {
  return (
    <label className="voting-check">
      <input type="checkbox" name={name} defaultChecked={isOn} />
      {words}
    </label>
  )
}

function Earlier() {
  const { t } = useTranslation()
  const { me } = useSession()
  const votings = useVotings()
  const closed = votings
    .filter((voting): voting is DotVoting => voting.kind === 'dots' && voting.result !== null)
    .toReversed()
  if (closed.length === 0) return me.role === 'facilitate' ? null : <p>{t('voting.none')}</p>
  return (
    <section className="voting-earlier">
      <h3>{t('voting.earlier')}</h3>
      {closed.map((voting, index) => (
        <OneEarlier key={voting.id} voting={voting} isFirst={index === 0 && me.role !== 'facilitate'} />
      ))}
    </section>
  )
}

function OneEarlier({ voting, isFirst }: { readonly voting: DotVoting; readonly isFirst: boolean }) {
  const { t, i18n } = useTranslation()
  const { clock } = useServices()
  const when = whenWords(voting.closedAt ?? voting.at, clock.now(), i18n.language)
  return (
    <details open={isFirst}>
      <summary>
        {voting.question || t('voting.result')} <span className="corner-small">{t('voting.when', { when })}</span>
      </summary>
      <ResultPart voting={voting} />
    </details>
  )
}
