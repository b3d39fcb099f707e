import type { WholeItem } from '@samtavle/board'
import { X } from 'lucide-react'
import { useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useMayWrite } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import { fewWordsOf } from '../cards/words-of.ts'
import { useEscape } from '../outline/use-escape.ts'
import { Thread } from './thread.tsx'
import '../cards/cards.css'

/** What people say about one item in a sheet beside the board, which stays in view and under the hand. */
export function ThreadSheet({ item, onClose }: { readonly item: WholeItem; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const sheet = useRef<HTMLElement>(null)
  const mayWrite = useMayWrite()
  // A keyboard on the screen would hide what there is to read.
  const isPhone = usePhone()
  const text = fewWordsOf(item.text) || t('comments.wordless')
  useEscape(sheet, onClose)
  return (
    <aside ref={sheet} className="card-sheet thread-sheet" aria-label={t('comments.about', { text })}>
      <div className="card-sheet-head">
        <div>
          <p className="card-label">{t('comments.heading')}</p>
          <h2>{text}</h2>
        </div>
        <button
          className="icon-button"
          type="button"
          aria-label={t('comments.closeSheet')}
          // Whoever can only read begins here.
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={!mayWrite}
          onClick={onClose}
        >
          <X size={20} aria-hidden="true" />
        </button>
      </div>
      <Thread item={item} isFirst={!isPhone || item.comments.length === 0} />
    </aside>
  )
}
