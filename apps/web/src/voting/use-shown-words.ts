import type { ItemId } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useItem, useWatchable } from '../bridge/hooks.ts'

/** What a thing says, as a room may see it: who covered it, or that it is there no more. */
export function useShownWords(id: ItemId): string {
  const { t } = useTranslation()
  const item = useItem(id)
  const mark = useWatchable(useSession().covered).get(id)
  const name = useActor(mark?.by ?? null)?.name ?? t('canvas.someone')
  if (item === undefined) return t('voting.gone')
  return mark === undefined ? item.text : t('canvas.covered', { name })
}
