import { reactionSigns, type ReactionSign } from '@samtavle/board'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import type { Canvas } from '../canvas/index.ts'
import type { Reaction } from './floating.tsx'
import { SignPicture } from './sign-picture.tsx'

interface Props {
  readonly canvas: Canvas
  /** Where the pointer was on the surface, if it was. */
  readonly at: readonly [x: number, y: number] | null
  readonly onSend: (reaction: Reaction) => void
  readonly onClose: () => void
}

/** A handful of signs; one press or its number sends it from where the pointer is. */
export function ReactionWheel({ canvas, at, onSend, onClose }: Props) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const wheel = useRef<HTMLDivElement>(null)
  useEffect(() => wheel.current?.querySelector('button')?.focus({ preventScroll: true }), [])

  function send(sign: ReactionSign): void {
    const [x, y, width, height] = canvas.camera.seen()
    const from =
      at === null ? ([Math.round(x + width / 2), Math.round(y + height / 2)] as const) : canvas.camera.toBoard(at)
    onSend({ sign, at: from, turn: clock.now() })
    onClose()
  }
  function onKeyDown(event: React.KeyboardEvent): void {
    const sign = reactionSigns[Number(event.key) - 1]
    const buttons = [...(wheel.current?.querySelectorAll('button') ?? [])]
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (sign !== undefined) send(sign)
    else if (step !== undefined) {
      const now = buttons.findIndex((button) => button === document.activeElement)
      buttons.at((now + step) % buttons.length)?.focus()
    } else if (event.key === 'Escape' || event.key === 'Tab') onClose()
    else return
    event.preventDefault()
  }

  return (
    <div
      ref={(element) => {
        wheel.current = element
        if (at === null || element === null) return
        element.style.setProperty('--x', `${at[0]}px`)
        element.style.setProperty('--y', `${at[1]}px`)
      }}
      className="signals-wheel"
      role="toolbar"
      tabIndex={-1}
      aria-label={t('session.signals.react')}
      onKeyDown={onKeyDown}
    >
      {reactionSigns.map((sign, index) => (
        <button
          key={sign}
          type="button"
          aria-label={t(`session.signals.sign.${sign}`)}
          title={`${t(`session.signals.sign.${sign}`)} (${index + 1})`}
          onClick={() => send(sign)}
        >
          <SignPicture sign={sign} />
        </button>
      ))}
    </div>
  )
}
