import { reactionSigns, type ReactionSign } from '@samtavle/board'
import { Pin } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { SignPicture } from './sign-picture.tsx'

/** The number after those of the signs. */
const stickKey = String(reactionSigns.length + 1)

interface Props {
  /** Where the pointer was on the surface, if it was. */
  readonly at: readonly [x: number, y: number] | null
  /** Whether what is chosen sticks to a note instead of vanishing. */
  readonly sticks: boolean
  /** Null where nothing may be left on a note. */
  readonly onSticks: ((sticks: boolean) => void) | null
  readonly onChoose: (sign: ReactionSign) => void
  readonly onClose: () => void
}

/** A handful of signs; one press or its number chooses it, to vanish where the pointer is or to stick to a note. */
export function ReactionWheel({ at, sticks, onSticks, onChoose, onClose }: Props) {
  const { t } = useTranslation()
  const wheel = useRef<HTMLDivElement>(null)
  useEffect(() => wheel.current?.querySelector('button')?.focus({ preventScroll: true }), [])

  function onKeyDown(event: React.KeyboardEvent): void {
    const sign = reactionSigns[Number(event.key) - 1]
    const buttons = [...(wheel.current?.querySelectorAll('button') ?? [])]
    const step = { ArrowRight: 1, ArrowDown: 1, ArrowLeft: -1, ArrowUp: -1 }[event.key]
    if (sign !== undefined) onChoose(sign)
    else if (event.key === stickKey) onSticks?.(!sticks)
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
          onClick={() => onChoose(sign)}
        >
          <SignPicture sign={sign} />
        </button>
      ))}
      {onSticks !== null && (
        <button
          className="signals-stick"
          type="button"
          aria-pressed={sticks}
          aria-label={t('session.signals.stamp')}
          title={`${t('session.signals.stamp')} (${stickKey})`}
          onClick={() => onSticks(!sticks)}
        >
          <Pin size={20} aria-hidden="true" />
        </button>
      )}
    </div>
  )
}
