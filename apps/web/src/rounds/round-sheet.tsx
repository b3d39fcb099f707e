import type { Round } from '@samtavle/board'
import { Lock, Minus, X } from 'lucide-react'
import { useEffect, useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import type { Process } from '../process/open-process.ts'
import { useProcessPart } from '../process/use-process.ts'
import { MyNotes } from './my-notes.tsx'
import type { Rounds } from './open-rounds.ts'
import { RevealButtons } from './reveal-buttons.tsx'
import { useRounds, useWriters } from './use-rounds.ts'
import './rounds.css'

/** Private writing, over a corner of the board while there is any: never in the way, never stealing the keyboard. */
export function RoundSheet() {
  const process = useProcess()
  return process === null ? null : <Latest process={process} />
}

function Latest({ process }: { readonly process: Process }) {
  const rounds = useRounds(process)
  const round = useProcessPart('rounds')?.at(-1) ?? null
  return round === null ? null : <OneRound key={round.id} round={round} rounds={rounds} />
}

/** Where this device notes the round that somebody has put away. */
const awayKey = 'samtavle-round-away'

function OneRound({ round, rounds }: { readonly round: Round; readonly rounds: Rounds }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { storage } = useServices()
  const mine = useWatchable(rounds.mine)
  const [isAway, setAway] = useState(() => storage.getItem(awayKey) === round.id)
  const [isFolded, setFolded] = useState(false)
  const isOpen = round.endedAt === null
  const prompt = round.prompt === '' ? t('rounds.noPrompt') : round.prompt
  useNews(round, prompt)

  function putAway(): void {
    setAway(true)
    try {
      storage.setItem(awayKey, round.id)
    } catch {
      // It is put away for this visit.
    }
  }

  const isWanted = isOpen || (!isAway && (mine.length > 0 || me.role === 'facilitate'))
  if (!isWanted) return null
  if (isFolded) {
    return (
      <button className="round-pill" type="button" onClick={() => setFolded(false)}>
        <Lock size={16} aria-hidden="true" />
        {t('rounds.unfold', { prompt })}
      </button>
    )
  }
  return (
    <Sheet round={round} prompt={prompt}>
      <button
        className="icon-button"
        type="button"
        aria-label={isOpen ? t('rounds.fold') : t('rounds.close')}
        onClick={isOpen ? () => setFolded(true) : putAway}
      >
        {isOpen ? <Minus size={18} aria-hidden="true" /> : <X size={18} aria-hidden="true" />}
      </button>
      {isOpen ? <Writers round={round} /> : <p>{t('rounds.ended')}</p>}
      {me.role !== 'view' && <MyNotes rounds={rounds} isOpen={isOpen} />}
      {me.role === 'facilitate' && <RevealButtons round={round} onDone={putAway} />}
    </Sheet>
  )
}

interface SheetProps {
  readonly round: Round
  readonly prompt: string
  readonly children: readonly [fold: React.ReactNode, ...rest: React.ReactNode[]]
}

function Sheet({ round, prompt, children: [fold, ...rest] }: SheetProps) {
  const { t } = useTranslation()
  const heading = useId()
  return (
    <section className="round-sheet" aria-labelledby={heading}>
      <div className="round-head">
        <h2 id={heading}>
          <Lock size={16} aria-hidden="true" />
          {t('rounds.title')}
        </h2>
        {fold}
      </div>
      <p className="round-prompt">{prompt}</p>
      <p className="round-small">
        {round.isAnonymous ? `${t('rounds.anonymous')} ${t('rounds.care')}` : t('rounds.named')}
      </p>
      {rest}
    </section>
  )
}

function Writers({ round }: { readonly round: Round }) {
  const { t } = useTranslation()
  const writers = useWriters(round)
  return <p className="round-small">{writers === null ? '\u00A0' : t('rounds.writers', { count: writers })}</p>
}

/** Says once that a round has begun, and once that it is over. */
function useNews(round: Round, prompt: string): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const isOver = round.endedAt !== null
  useEffect(() => {
    announcer.say(isOver ? t('rounds.over') : t('rounds.began', { prompt }), { shown: false })
  }, [announcer, isOver, prompt, t])
}
