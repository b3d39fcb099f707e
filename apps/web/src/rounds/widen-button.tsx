import type { Circles, Round } from '@samtavle/board'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Process } from '../process/open-process.ts'
import { useIsHere } from './who-is-with.ts'
import { beginStep } from './steps-of-circles.ts'
import { widerCircles } from './widen.ts'

interface Props {
  readonly round: Round
  readonly circles: Circles
  readonly process: Process
}

/** The facilitator's next move: people two by two, then in fours. Nothing moves before it is pressed. */
export function WidenButton({ round, circles, process }: Props) {
  const { t } = useTranslation()
  const { boardId, board } = useSession()
  const { api, announcer } = useServices()
  const [isBusy, setBusy] = useState(false)
  const isHere = useIsHere()
  if (circles.size === 4) return null

  async function widen(): Promise<void> {
    const { sectors } = board.view()
    const wider = widerCircles(circles, { isHere, sectorOf: (actor) => sectors.get(actor) ?? null, seed: round.id })
    if (wider === null) return announcer.say(t('rounds.circle.nobodyYet'))
    setBusy(true)
    const done = await roundCalls(api, boardId).widen(round.id, wider)
    setBusy(false)
    if (!done.ok) return announcer.say(t('rounds.failed'))
    if (process.edits !== null) beginStep(process.edits, process.view.get(), { roundId: round.id, step: wider.size })
  }
  return (
    <button className="button" data-look="strong" type="button" disabled={isBusy} onClick={() => void widen()}>
      {t(circles.size === 1 ? 'rounds.circle.toTwo' : 'rounds.circle.toFour')}
    </button>
  )
}
