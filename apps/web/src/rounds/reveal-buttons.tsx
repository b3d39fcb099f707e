import type { Round } from '@samtavle/board'
import type { RevealRequest } from '@samtavle/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Process } from '../process/open-process.ts'
import { beginStep } from './steps-of-circles.ts'
import { WidenButton } from './widen-button.tsx'

interface Props {
  readonly round: Round
  readonly process: Process
  readonly onDone: () => void
}

/** The facilitator's part: ending the writing, and then revealing, one by one or all at once. */
export function RevealButtons({ round, process, onDone }: Props) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  const { api, announcer } = useServices()
  const [isBusy, setBusy] = useState(false)

  async function end(): Promise<void> {
    setBusy(true)
    const ended = await roundCalls(api, boardId).end(round.id)
    setBusy(false)
    if (!ended.ok) return announcer.say(t('rounds.failed'))
    if (round.circles !== null && process.edits !== null) {
      beginStep(process.edits, process.view.get(), { roundId: round.id, step: 'all' })
    }
  }

  async function reveal(request: RevealRequest): Promise<void> {
    setBusy(true)
    const done = await roundCalls(api, boardId).reveal(round.id, request)
    setBusy(false)
    if (!done.ok) return announcer.say(t('rounds.failed'))
    const { revealed, left } = done.value
    announcer.say(revealed === 0 ? t('rounds.nothing') : t('rounds.revealed', { count: revealed }))
    if (left === 0) onDone()
  }

  return (
    <div className="round-buttons">
      {round.endedAt === null ? (
        <>
          {round.circles !== null && <WidenButton round={round} circles={round.circles} process={process} />}
          <button className="button" type="button" disabled={isBusy} onClick={() => void end()}>
            {t(round.circles === null ? 'rounds.end' : 'rounds.circle.toAll')}
          </button>
        </>
      ) : (
        <>
          <button className="button" type="button" disabled={isBusy} onClick={() => void reveal({ count: 1 })}>
            {t('rounds.revealOne')}
          </button>
          <button className="button" data-look="strong" type="button" disabled={isBusy} onClick={() => void reveal({})}>
            {t('rounds.revealAll')}
          </button>
        </>
      )}
    </div>
  )
}
