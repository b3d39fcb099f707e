import type { ActorId, Focus } from '@samtavle/board'
import { Eye } from 'lucide-react'
import { useEffect, useEffectEvent, useRef, useState, type MouseEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useActor } from '../bridge/hooks.ts'
import type { Canvas } from '../canvas/index.ts'
import type { Process } from './open-process.ts'
import { useProcessPart } from './use-process.ts'
import { useHandsBusy } from './use-hands-busy.ts'

/** A call to look somewhere once is over after this: whoever comes later, or wakes up, is left where they are. */
const freshMs = 30_000

/**
 * Goes where a facilitator asks everybody to look, unless I am writing or dragging: then a card asks, calmly. A call for once that was
 * made before I came is over; one to go along still holds.
 */
export function AskedToLook({ process }: { readonly process: Process }) {
  const canvas = useCanvas()
  return canvas === null ? null : <Asked process={process} canvas={canvas} />
}

function Asked({ process, canvas }: { readonly process: Process; readonly canvas: Canvas }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const { announcer } = useServices()
  const focus = useProcessPart('focus')
  const isBusy = useHandsBusy(canvas)
  const [waiting, setWaiting] = useState<Focus | null>(null)
  const caller = useActor(focus?.by ?? null)
  const name = caller?.name ?? t('person.unnamed')
  const known = useRef<Focus | null>(null)

  const onCall = useEffectEvent((call: Focus | null) => {
    const before = known.current
    if (call === before) return
    known.current = call
    const isLetGo = before?.kind === 'along' && call?.by !== before.by
    if (isLetGo && canvas.follow.followed.get() === before.by) canvas.follow.stop()
    const isOld = call?.kind === 'here' && process.time.now() - call.at > freshMs
    if (call === null || isOld || call.by === me.id) return setWaiting(null)
    if (isBusy()) return setWaiting(call)
    setWaiting(null)
    goThere(canvas, call)
    announcer.say(t('session.attention.went', { name }))
  })
  useEffect(() => {
    const look = (): void => {
      const call = process.view.get().focus
      // How old a call is counts in the relay's time.
      const ready = call === null ? Promise.resolve() : process.time.measure()
      void ready.then(() => isHere && call === process.view.get().focus && onCall(call))
    }
    let isHere = true
    const stop = process.view.watch(look)
    look()
    return () => {
      isHere = false
      stop()
    }
  }, [process])
  const isMine = focus?.kind === 'along' && focus.by === me.id

  if (waiting !== null && waiting === focus) {
    return (
      <div className="session-call" role="status">
        <Eye size={18} aria-hidden="true" />
        <p>{t(waiting.kind === 'along' ? 'session.attention.calledAlong' : 'session.attention.called', { name })}</p>
        <button
          className="button"
          data-look="strong"
          type="button"
          onMouseDown={keepTheKeyboard}
          onClick={() => {
            setWaiting(null)
            canvas.stopWriting()
            goThere(canvas, waiting)
          }}
        >
          {t('session.attention.go')}
        </button>
        <button
          className="button"
          data-look="quiet"
          type="button"
          onMouseDown={keepTheKeyboard}
          onClick={() => setWaiting(null)}
        >
          {t('session.attention.notNow')}
        </button>
      </div>
    )
  }
  if (!isMine) return null
  return (
    <div className="session-call">
      <Eye size={18} aria-hidden="true" />
      <p>{t('session.attention.calledAlong', { name: me.name ?? t('person.unnamed') })}</p>
      <button className="button" type="button" onClick={() => process.edits?.callTo(null)}>
        {t('session.attention.alongEnd')}
      </button>
    </div>
  )
}

/** Whoever presses a button here goes on writing where they were. */
function keepTheKeyboard(event: MouseEvent): void {
  event.preventDefault()
}

function goThere(canvas: Canvas, call: Focus): void {
  if (call.kind === 'here') canvas.camera.show(call.view)
  else if (call.by !== null) canvas.follow.start(call.by satisfies ActorId)
}
