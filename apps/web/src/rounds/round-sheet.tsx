import type { Round } from '@samtavle/board'
import { Lock } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { CornerSheet } from '../panels/corner/corner-sheet.tsx'
import { usePutAway } from '../panels/corner/use-put-away.ts'
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
  const mine = useWatchable(rounds.mine)
  const [isAway, putAway] = usePutAway(awayKey, round.id)
  const isOpen = round.endedAt === null
  const prompt = round.prompt === '' ? t('rounds.noPrompt') : round.prompt
  useNews(round, prompt)

  const isWanted = isOpen || (!isAway && (mine.length > 0 || me.role === 'facilitate'))
  if (!isWanted) return null
  return (
    <CornerSheet
      icon={Lock}
      title={t('rounds.title')}
      isOpen={isOpen}
      pill={t('rounds.unfold', { prompt })}
      foldLabel={t('rounds.fold')}
      awayLabel={t('rounds.close')}
      onPutAway={putAway}
    >
      <p className="corner-question">{prompt}</p>
      <p className="corner-small">
        {round.isAnonymous ? `${t('rounds.anonymous')} ${t('rounds.care')}` : t('rounds.named')}
      </p>
      {isOpen ? <Writers round={round} /> : <p>{t('rounds.ended')}</p>}
      {me.role !== 'view' && <MyNotes rounds={rounds} isOpen={isOpen} />}
      {me.role === 'facilitate' && <RevealButtons round={round} onDone={putAway} />}
    </CornerSheet>
  )
}

function Writers({ round }: { readonly round: Round }) {
  const { t } = useTranslation()
  const writers = useWriters(round)
  return <p className="corner-small">{writers === null ? '\u00A0' : t('rounds.writers', { count: writers })}</p>
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
