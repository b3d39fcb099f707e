import { Bell, BellOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useProcess } from '../bridge/board-context.ts'
import type { Process } from './open-process.ts'
import { useTimerSound } from './use-timer-sound.ts'
import { useTimer } from './use-timer.ts'
import { useTitleOfTimer } from './use-title-of-timer.ts'

/** Rings before a whole room when the time is up, unless whoever set up the wall has silenced it. */
export function RingOnWall() {
  const process = useProcess()
  return process === null ? null : <Ring process={process} />
}

function Ring({ process }: { readonly process: Process }) {
  const { t } = useTranslation()
  const now = useTimer(process)
  const { isOn, toggle } = useTimerSound(now, process.time)
  useTitleOfTimer(now)
  const label = t(isOn ? 'session.timer.soundOn' : 'session.timer.soundOff')
  return (
    <button className="button" type="button" aria-pressed={isOn} aria-label={label} title={label} onClick={toggle}>
      {isOn ? <Bell size={20} aria-hidden="true" /> : <BellOff size={20} aria-hidden="true" />}
    </button>
  )
}
