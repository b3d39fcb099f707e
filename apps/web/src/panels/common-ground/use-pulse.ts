import type { PulseRound } from '@samtavle/board'
import type { PulseAnswers, PulseResponse } from '@samtavle/protocol'
import { useCallback, useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure, ApiResult } from '../../api/client.ts'
import { pulseCalls } from '../../api/pulse-calls.ts'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { usePanel } from './panel-context.ts'

/** The pulse as the panel uses it: which is open, how it stands with my answers, and what can be done. */
export interface OpenPulse {
  readonly round: PulseRound | null
  /** What the relay says of it; null until it has answered. */
  readonly status: PulseResponse | null
  readonly isBusy: boolean
  start(): void
  answer(answers: PulseAnswers): void
  close(): void
}

/** How often an open pulse is asked how many have answered: the number is all that changes. */
const askMs = 10_000

/** The open pulse of this board; answers go to the relay alone and never into the document. */
export function useOpenPulse(): OpenPulse {
  const { view } = usePanel()
  const { boardId } = useSession()
  const { api, announcer } = useServices()
  const { t } = useTranslation('ground')
  const [isBusy, setBusy] = useState(false)
  const round = [...view.pulses.values()].find(({ closedAt }) => closedAt === null) ?? null
  const [status, ask] = usePulseStatus(round?.id ?? null)

  async function run(call: () => ApiResult<unknown>, said: string): Promise<void> {
    setBusy(true)
    const done = await call()
    setBusy(false)
    announcer.say(done.ok ? said : failureWords(done.error))
    ask()
  }

  function failureWords({ kind, code }: ApiFailure): string {
    if (kind === 'offline') return t('pulse.offline')
    return code === 'pulse-answered-elsewhere' ? t('pulse.elsewhere') : t('pulse.failed')
  }

  return {
    round,
    status,
    isBusy,
    start: () => void run(() => pulseCalls(api, boardId).start(), t('pulse.started')),
    answer: (answers) => void (round && run(() => pulseCalls(api, boardId).answer(round.id, answers), t('pulse.sent'))),
    close: () => void (round && run(() => pulseCalls(api, boardId).close(round.id), t('pulse.closed'))),
  }
}

function usePulseStatus(pulseId: string | null): readonly [PulseResponse | null, () => void] {
  const { boardId } = useSession()
  const { api, clock } = useServices()
  const [status, setStatus] = useState<PulseResponse | null>(null)
  const [asked, setAsked] = useState(0)
  const ask = useCallback(() => setAsked((count) => count + 1), [])

  useEffect(() => {
    let left = false
    let cancel = (): void => {}
    if (pulseId === null) return
    void pulseCalls(api, boardId)
      .pulse(pulseId)
      .then((found) => {
        if (left) return
        if (found.ok) setStatus(found.value)
        cancel = clock.after(askMs, ask)
      })
    return () => {
      left = true
      cancel()
    }
  }, [api, boardId, clock, pulseId, asked, ask])
  return [status?.id === pulseId ? status : null, ask]
}
