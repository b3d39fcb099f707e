import type { WholeItem } from '@samtavle/board'
import { X } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from '../outline/use-escape.ts'
import { CardDetails } from './card-details.tsx'
import { useFewWords } from './use-cards.ts'

/** Everything about one card in a sheet beside the board, which stays in view and under the hand. */
export function CardSheet({ item, onClose }: { readonly item: WholeItem; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const sheet = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const fewWords = useFewWords()
  useEscape(sheet, onClose)
  useEffect(() => heading.current?.focus({ preventScroll: true }), [])
  const kind = item.kind === 'note' ? null : t(`canvas.kind.${item.kind}`)
  return (
    <aside ref={sheet} className="card-sheet" aria-label={t('cards.about')}>
      <div className="card-sheet-head">
        <div>
          {kind !== null && <p className="card-label">{kind}</p>}
          <h2 ref={heading} tabIndex={-1}>
            {fewWords(item)}
          </h2>
        </div>
        <button className="icon-button" type="button" aria-label={t('cards.closeSheet')} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </div>
      <CardDetails item={item} />
    </aside>
  )
}
