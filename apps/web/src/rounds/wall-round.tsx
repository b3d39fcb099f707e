import type { BoardReader, Round } from '@samtavle/board'
import { useEffect, useEffectEvent, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useProcessPart } from '../process/use-process.ts'
import { CircleFigure } from './circle-figure.tsx'
import { isAll, type CircleStep } from './steps-of-circles.ts'
import { useRoundNews } from './use-rounds.ts'
import { useIsHere } from './who-is-with.ts'
import './wall-round.css'

const circleSteps = [1, 2, 4, 'all'] as const satisfies readonly CircleStep[]
const stepNames = { 1: 'alone', 2: 'two', 4: 'four', all: 'all' } as const

/**
 * Private writing as a whole room sees it: what is asked, with how many one writes, and how many have written; never what, and never who.
 * `onRoom` hears when it takes the place of what a wall reads out, or gives it back.
 */
export function WallRound({ onRoom }: { readonly onRoom: (isThere: boolean) => void }) {
  const { t } = useTranslation()
  const round = useProcessPart('rounds')?.at(-1)
  const stage = useProcessPart('pointer')?.id
  const step = useStep(round, stage)
  const isThere = round !== undefined && step !== null
  const tellRoom = useEffectEvent(onRoom)
  useEffect(() => tellRoom(isThere), [isThere])
  if (!isThere) return null
  return (
    <section className="wall-round" aria-label={t('rounds.title')}>
      <div className="wall-round-asked">
        <h2>{round.prompt || t('rounds.title')}</h2>
        <Standing round={round} step={step} />
      </div>
      {round.circles !== null && (
        <ol className="wall-round-steps">
          {circleSteps.map((each) => (
            <li key={each} aria-current={each === step ? 'step' : undefined}>
              <CircleFigure step={each} />
              <span>{t(`rounds.circle.step.${stepNames[each]}`)}</span>
            </li>
          ))}
        </ol>
      )}
    </section>
  )
}

/** Where a round is; null when there is nothing of it to show to a room. */
function useStep(round: Round | undefined, stage: string | undefined): CircleStep | null {
  const { board } = useSession()
  const endedAt = round?.endedAt ?? null
  const isRead = useSyncExternalStore(board.watchView, () => endedAt !== null && hasNewsSince(board, endedAt))
  if (round === undefined) return null
  if (endedAt === null) return round.circles?.size ?? 1
  // What the circles bring is read as soon as it is there.
  return round.circles !== null && isAll(round.id, stage) && !isRead ? 'all' : null
}

function hasNewsSince(board: BoardReader, at: number): boolean {
  for (const item of board.view().items.values()) if (item.state === 'whole' && item.at >= at) return true
  return false
}

function Standing({ round, step }: { readonly round: Round; readonly step: CircleStep }) {
  const { t } = useTranslation()
  const isHere = useIsHere()
  const news = useRoundNews({ round, isLive: true })
  const lively = round.circles?.groups.filter((group) => group.some(isHere)).length ?? 0
  const counted = step === 1 ? 'rounds.circle.placed' : 'rounds.circle.count'
  return (
    <p className="wall-round-counts">
      {round.circles !== null && <b>{t(counted, { count: lively })}</b>}
      {step !== 'all' && news !== null && <span>{t('rounds.writers', { count: news.writers })}</span>}
    </p>
  )
}
