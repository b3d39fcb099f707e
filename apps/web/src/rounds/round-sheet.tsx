import { circleOf, type Round } from '@samtavle/board'
import { Lock } from 'lucide-react'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import type { RoundNews } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useMayWrite, useWatchable } from '../bridge/hooks.ts'
import { CornerSheet } from '../panels/corner/corner-sheet.tsx'
import { usePutAway } from '../panels/corner/use-put-away.ts'
import type { Process } from '../process/open-process.ts'
import { useProcessPart } from '../process/use-process.ts'
import { AllCircles, CirclePart } from './circle-part.tsx'
import { MyNotes } from './my-notes.tsx'
import type { Rounds } from './open-rounds.ts'
import { RevealButtons } from './reveal-buttons.tsx'
import { useRoundNews, useRounds } from './use-rounds.ts'
import { othersWith } from './widen.ts'
import './rounds.css'

/** Private writing, over a corner of the board while there is any: never in the way, never stealing the keyboard. */
export function RoundSheet() {
  const process = useProcess()
  return process === null ? null : <Latest process={process} />
}

function Latest({ process }: { readonly process: Process }) {
  const rounds = useRounds(process)
  const round = useProcessPart('rounds')?.at(-1) ?? null
  return round === null ? null : <OneRound key={round.id} round={round} rounds={rounds} process={process} />
}

/** Who reads what one writes now. */
const promises = { 1: 'rounds.circle.promise1', 2: 'rounds.circle.promise2', 4: 'rounds.circle.promise4' } as const
const noNotes: RoundNews['circle'] = []

/** Where this device notes the round that somebody has put away. */
const awayKey = 'samtavle-round-away'

interface Props {
  readonly round: Round
  readonly rounds: Rounds
  readonly process: Process
}

function OneRound({ round, rounds, process }: Props) {
  const { t } = useTranslation()
  const { me } = useSession()
  const mine = useWatchable(rounds.mine)
  const mayWrite = useMayWrite()
  const [isAway, putAway] = usePutAway(awayKey, round.id)
  const isOpen = round.endedAt === null
  const prompt = round.prompt === '' ? t('rounds.noPrompt') : round.prompt
  const news = useRoundNews({ round, isLive: me.role === 'facilitate', told: rounds.told })
  const { circles } = round
  const isPlaced = circles !== null && circleOf(circles, me.id).length > 0
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
        {round.isAnonymous
          ? `${t('rounds.anonymous')} ${t('rounds.veiled')} ${t('rounds.care')}`
          : t(isPlaced ? promises[circles.size] : 'rounds.named')}
      </p>
      {isOpen ? <Writers news={news} /> : <p>{t('rounds.ended')}</p>}
      {circles !== null && me.role !== 'view' && (
        <CirclePart round={round} circles={circles} notes={news?.circle ?? noNotes} />
      )}
      {me.role !== 'view' && (
        <MyNotes
          rounds={rounds}
          roundId={round.id}
          isOpen={isOpen && mayWrite}
          mayTakeBack={mayWrite}
          isRead={circles !== null && othersWith(circles, me.id).length > 0}
        />
      )}
      {me.role === 'facilitate' && mayWrite && (
        <>
          {circles !== null && isOpen && <AllCircles circles={circles} />}
          <RevealButtons round={round} process={process} onDone={putAway} />
        </>
      )}
    </CornerSheet>
  )
}

function Writers({ news }: { readonly news: RoundNews | null }) {
  const { t } = useTranslation()
  return <p className="corner-small">{news === null ? '\u00A0' : t('rounds.writers', { count: news.writers })}</p>
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
