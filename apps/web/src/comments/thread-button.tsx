import { isResolved, isStandable, type WholeItem } from '@samtavle/board'
import { MessageCircle } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../bridge/hooks.ts'
import { fewWordsOf } from '../cards/words-of.ts'
import { StampMarks } from './stamps.tsx'
import { Thread } from './thread.tsx'
import './comments.css'

interface Props {
  readonly item: WholeItem
  readonly isOpen: boolean
  readonly onPress: () => void
  /** A button among others in a bar, or a small one in a row. */
  readonly look: 'short' | 'row'
}

/** Opens what people say about an item, and says how much there is. */
export function ThreadButton({ item, isOpen, onPress, look }: Props) {
  const { t } = useTranslation()
  const mayWrite = useMayWrite()
  const count = item.comments.length
  const text = fewWordsOf(item.text) || t('comments.wordless')
  // Where there is nothing to read and nothing to say there is nothing to open.
  if (!isStandable(item.kind) || (count === 0 && item.stamps.size === 0 && !mayWrite)) return null
  const label =
    count === 0
      ? t('comments.noneOn', { text })
      : isResolved(item)
        ? t('comments.settledOn', { text, count })
        : t('comments.countOn', { text, count })
  return (
    <button
      className={look === 'row' ? 'thread-button' : 'button'}
      type="button"
      aria-expanded={isOpen}
      aria-label={label}
      title={label}
      onClick={onPress}
    >
      <MessageCircle size={17} aria-hidden="true" />
      {count > 0 && <span>{count}</span>}
    </button>
  )
}

/** The same in a row of a list, under which the talk unfolds. */
export function ThreadInRow({ item }: { readonly item: WholeItem }) {
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <StampMarks item={item} />
      <ThreadButton item={item} isOpen={isOpen} look="row" onPress={() => setOpen(!isOpen)} />
      {isOpen && <Thread item={item} isFirst={item.comments.length === 0} />}
    </>
  )
}
