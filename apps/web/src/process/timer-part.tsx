import { Bell, BellOff, Pause, Play, Square } from 'lucide-react'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import type { Process } from './open-process.ts'
import { useTimerNews } from './use-timer-news.ts'
import { useTimerSound } from './use-timer-sound.ts'
import { useTitleOfTimer } from './use-title-of-timer.ts'
import { clockFace, useTimer, type TimerNow } from './use-timer.ts'

interface Props {
  readonly process: Process
  /** For how long the step is thought to take, in minutes. */
  readonly advice: number | null
}

const minuteMs = 60_000

/** The one timer of the board: for all to see and hear, for facilitators to run. */
export function TimerPart({ process, advice }: Props) {
  const now = useTimer(process)
  useTimerNews(now)
  useTitleOfTimer(now)
  // A frozen board rests for facilitators, too.
  const mayLead = useMayWrite() && process.edits !== null
  if (now === null) return mayLead ? <StartTimer process={process} advice={advice} /> : null
  return (
    <div className="session-timer" data-state={now.state}>
      <Face now={now} />
      {mayLead && <Controls process={process} now={now} />}
      <SoundSwitch now={now} process={process} />
    </div>
  )
}

function Face({ now }: { readonly now: TimerNow }) {
  const { t } = useTranslation()
  if (now.state === 'over') return <p className="session-over">{t('session.timer.over')}</p>
  return (
    <p className="session-clock" role="timer" aria-label={t('session.timer.label')}>
      <span>{clockFace(now.leftMs)}</span>
      {now.state === 'paused' && <span className="session-small">{t('session.timer.paused')}</span>}
    </p>
  )
}

function Controls({ process: { edits }, now }: { readonly process: Process; readonly now: TimerNow }) {
  const { t } = useTranslation()
  return (
    <>
      {now.state === 'running' && (
        <IconButton label={t('session.timer.pause')} onPress={() => edits?.pauseTimer()}>
          <Pause size={18} aria-hidden="true" />
        </IconButton>
      )}
      {now.state === 'paused' && (
        <IconButton label={t('session.timer.resume')} onPress={() => edits?.resumeTimer()}>
          <Play size={18} aria-hidden="true" />
        </IconButton>
      )}
      <button
        className="button"
        type="button"
        title={t('session.timer.addLong')}
        onClick={() => edits?.addTime(minuteMs)}
      >
        {t('session.timer.add')}
      </button>
      <IconButton label={t('session.timer.stop')} onPress={() => edits?.stopTimer()}>
        <Square size={16} aria-hidden="true" />
      </IconButton>
    </>
  )
}

/** Whether it rings on this device, and once only whether it may be told in another window. */
function SoundSwitch({ now, process }: { readonly now: TimerNow; readonly process: Process }) {
  const { t } = useTranslation()
  const { isOn, toggle } = useTimerSound(now, process.time)
  const [mayAsk, setMayAsk] = useState(() => 'Notification' in window && Notification.permission === 'default')
  return (
    <>
      <IconButton
        label={t(isOn ? 'session.timer.soundOn' : 'session.timer.soundOff')}
        isPressed={isOn}
        onPress={toggle}
      >
        {isOn ? <Bell size={18} aria-hidden="true" /> : <BellOff size={18} aria-hidden="true" />}
      </IconButton>
      {mayAsk && isOn && now.state !== 'over' && (
        <button
          className="button session-notify"
          data-look="quiet"
          type="button"
          onClick={() => void Notification.requestPermission().then(() => setMayAsk(false))}
        >
          {t('session.timer.notify')}
        </button>
      )}
    </>
  )
}

/** A facilitator sets the time: what the step is thought to take, or other minutes. */
function StartTimer({ process, advice }: Props) {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const usual = advice ?? 5

  async function start(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const minutes = Number(new FormData(event.currentTarget).get('minutes'))
    if (!Number.isFinite(minutes) || minutes <= 0) return
    // A clock that is wrong would end everybody's time at another moment.
    await process.time.measure()
    process.edits?.startTimer(minutes * minuteMs)
    announcer.say(t('session.timer.started', { count: Math.round(minutes) }), { shown: false })
  }

  return (
    <form className="session-start" onSubmit={(event) => void start(event)}>
      <input
        key={usual}
        className="input"
        type="number"
        name="minutes"
        min={0.05}
        max={600}
        step="any"
        defaultValue={usual}
        aria-label={t('session.timer.minutes')}
      />
      <button className="button" type="submit">
        <Play size={16} aria-hidden="true" />
        {t('session.timer.start')}
      </button>
    </form>
  )
}

interface IconButtonProps {
  readonly label: string
  readonly isPressed?: boolean
  readonly onPress: () => void
  readonly children: React.ReactNode
}

function IconButton({ label, isPressed, onPress, children }: IconButtonProps) {
  return (
    <button
      className="icon-button"
      type="button"
      aria-label={label}
      title={label}
      {...(isPressed === undefined ? {} : { 'aria-pressed': isPressed })}
      onClick={onPress}
    >
      {children}
    </button>
  )
}
