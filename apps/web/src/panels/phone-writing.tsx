import { Check, CornerDownRight } from 'lucide-react'
import { useEffect, useRef, type PointerEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { Canvas } from '../canvas/index.ts'
import './phone-writing.css'

/** What fingers have instead of Tab and Escape: the next note and done, right above the keyboard on the screen. */
export function PhoneWriting({ canvas }: { readonly canvas: Canvas }) {
  const { t } = useTranslation()
  const bar = useRef<HTMLDivElement>(null)
  useEffect(() => (bar.current === null ? undefined : standOnKeyboard(bar.current)), [])
  return (
    <div ref={bar} className="phone-writing" role="toolbar" aria-label={t('writing.label')} onPointerDown={keepFocus}>
      <button className="button" type="button" onClick={() => canvas.writeNext()}>
        <CornerDownRight size={18} aria-hidden="true" />
        {t('writing.next')}
      </button>
      <button className="button" data-look="strong" type="button" onClick={() => canvas.stopWriting()}>
        <Check size={18} aria-hidden="true" />
        {t('writing.done')}
      </button>
    </div>
  )
}

/** The press must not take the focus out of the words: the keyboard would go down and come up again. */
function keepFocus(event: PointerEvent): void {
  event.preventDefault()
}

/** Keeps a bar at the lower edge of what is seen: the keyboard covers the page without changing its size. */
function standOnKeyboard(bar: HTMLElement): () => void {
  const seen = window.visualViewport
  if (seen === null) return () => undefined
  const place = (): void => {
    const covered = document.documentElement.clientHeight - seen.offsetTop - seen.height
    bar.style.setProperty('--keyboard', `${Math.max(0, covered)}px`)
  }
  place()
  seen.addEventListener('resize', place)
  seen.addEventListener('scroll', place)
  return () => {
    seen.removeEventListener('resize', place)
    seen.removeEventListener('scroll', place)
  }
}
