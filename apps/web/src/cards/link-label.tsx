import { factOf, longestLinkWord, type WholeItem } from '@samtavle/board'
import { Tag } from 'lucide-react'
import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useItem, useMayWrite } from '../bridge/hooks.ts'
import { isLocked } from '../canvas/item-state.ts'

interface Props {
  readonly link: WholeItem
  /** What the link leads to, in a few words. */
  readonly to: string
  /** There is room for a button with words on it. */
  readonly isWide?: boolean
}

/** The word on a link, to be read and written without drawing. */
export function LinkLabel({ link, to, isWide = false }: Props) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const mayWrite = useMayWrite()
  const [isWriting, setWriting] = useState(false)
  const button = useRef<HTMLButtonElement>(null)
  const now = useItem(link.id)
  const label = (now?.state === 'whole' ? factOf(now, 'label') : undefined) ?? ''

  function keep(words: string): void {
    setWriting(false)
    if (words.trim() === label) return
    undo.stopCapturing()
    edits.setFact(link.id, 'label', words.trim() === '' ? null : words.trim())
    undo.stopCapturing()
  }

  if (isWriting)
    return (
      <input
        className="input link-label-field"
        aria-label={t('cards.labelOf', { text: to })}
        defaultValue={label}
        maxLength={longestLinkWord}
        ref={focusAtOnce}
        onBlur={(event) => keep(event.target.value)}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
          event.preventDefault()
          event.stopPropagation()
          keep(event.currentTarget.value)
          queueMicrotask(() => button.current?.focus())
        }}
      />
    )
  return (
    <>
      {label !== '' && <span className="link-label">{label}</span>}
      {mayWrite && !isLocked(now) && (
        <button
          ref={button}
          className={isWide ? 'button' : 'icon-button'}
          type="button"
          aria-label={isWide ? undefined : t('cards.labelOf', { text: to })}
          title={t('canvas.label')}
          onClick={() => setWriting(true)}
        >
          <Tag size={16} aria-hidden="true" />
          {isWide && t('canvas.label')}
        </button>
      )}
    </>
  )
}

/** Whoever asked for the field wants to write in it. */
function focusAtOnce(field: HTMLInputElement | null): void {
  field?.focus()
}
