import { Suspense } from 'react'
import { useTranslation } from 'react-i18next'
import { useProcess } from '../bridge/board-context.ts'
import type { Process } from '../process/open-process.ts'
import { clockFace, useTimer } from '../process/use-timer.ts'
import { laterComponent } from '../words/later-component.ts'

const TimerNews = laterComponent(['session'], async () => (await import('./timer-news.tsx')).TimerNews)

/** The time that is left, while one is set. */
export function PhoneTimer() {
  const process = useProcess()
  return process === null ? null : <Time process={process} />
}

function Time({ process }: { readonly process: Process }) {
  const { t } = useTranslation()
  const now = useTimer(process)
  if (now === null) return null
  return (
    <>
      <p className="phone-timer" role="timer" aria-label={t('phone.timer')} data-state={now.state}>
        {clockFace(now.leftMs)}
      </p>
      <Suspense>
        <TimerNews now={now} />
      </Suspense>
    </>
  )
}
