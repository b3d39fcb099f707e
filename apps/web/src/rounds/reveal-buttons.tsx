import type { Round } from '@samtavle/board'
import type { RevealRequest } from '@samtavle/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'

/** The facilitator's part: ending the writing, and then revealing, one by one or all at once. */
export function RevealButtons({ round, onDone }: { readonly round: Round; readonly onDone: () => void }) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  const { api, announcer } = useServices()
  const [isBusy, setBusy] = useState(false)

  async function end(): Promise<void> {
    setBusy(true)
    const ended = await roundCalls(api, boardId).end(round.id)
    setBusy(false)
    if (!ended.ok) announcer.say(t('rounds.failed'))
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
        <button className="button" type="button" disabled={isBusy} onClick={() => void end()}>
          {t('rounds.end')}
        </button>
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
