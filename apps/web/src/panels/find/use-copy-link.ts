import { useTranslation } from 'react-i18next'
import { boardPath } from '../../app/router.ts'
import { useServices } from '../../app/services.ts'
import { itemParameter } from '../../board/item-links.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'

/** Copies a link to the first selected item. */
export function useCopyLink(): () => void {
  const canvas = useCanvas()
  const { boardId } = useSession()
  const { t } = useTranslation()
  const { announcer } = useServices()
  return () => {
    const [id] = canvas?.selection.get() ?? []
    if (id === undefined) return
    const url = `${window.location.origin}${boardPath(boardId)}?${itemParameter}=${encodeURIComponent(id)}`
    navigator.clipboard.writeText(url).then(
      () => announcer.say(t('happened.linkCopied')),
      () => announcer.say(t('happened.linkFailed')),
    )
  }
}
