import type { ItemId } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useItem } from '../bridge/hooks.ts'
import { fewWordsOf } from '../cards/words-of.ts'
import { Dialog } from '../panels/dialog.tsx'
import { Thread } from './thread.tsx'

/** A thread over a view that has no drawn board to go to. */
export function ThreadDialog({ id, onClose }: { readonly id: ItemId; readonly onClose: () => void }) {
  const { t } = useTranslation()
  const item = useItem(id)
  if (item?.state !== 'whole') return null
  const text = fewWordsOf(item.text) || t('comments.wordless')
  return (
    <Dialog heading={t('comments.about', { text })} onClose={onClose}>
      <Thread item={item} />
    </Dialog>
  )
}
