import { useEffect, useEffectEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ActorId } from '@samtavle/board'
import { useActor } from '../bridge/hooks.ts'
import type { Canvas } from '../canvas/index.ts'
import { sectorLook } from '../sectors/sector-look.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import './follow-frame.css'

interface Props {
  readonly followed: ActorId
  readonly follow: Canvas['follow']
}

/** Says around the whole board with whose eyes one looks, and lets go of them. */
export function FollowFrame({ followed, follow }: Props) {
  const { t } = useTranslation()
  useEscapeAnywhere(follow.stop)
  const person = useActor(followed)
  const sector = person?.sector ?? null
  return (
    <div
      className="follow-frame"
      ref={(element) => element?.style.setProperty('--sector', `var(${sectorLook(sector).color})`)}
    >
      <p className="follow-banner" role="status">
        <SectorMark sector={sector} size={14} />
        {t('follow.now', { name: person?.name ?? t('person.unnamed') })}
        <button className="button" type="button" onClick={() => follow.stop()}>
          {t('follow.stop')}
        </button>
      </p>
    </div>
  )
}

/** Escape lets go from wherever the keyboard is, unless it means something there. */
function useEscapeAnywhere(stop: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === 'Escape' && !event.defaultPrevented && !event.isComposing) stop()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
