import type { ItemId } from '@samtavle/board'
import { useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { boardPath } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import type { Canvas } from '../canvas/index.ts'
import type { BoardSession } from '../sync/session.ts'

/** Where the address of a board names one item on it; it lets nobody in who is not on the board. */
const itemParameter = 'at'

/** Shows the item that the address names, as soon as it is there; once. */
export function useDeepLink(canvas: Canvas | null, { board, ready }: BoardSession): void {
  useEffect(() => {
    const wanted = new URL(window.location.href).searchParams.get(itemParameter)
    if (canvas === null || wanted === null) return
    const id = wanted as ItemId
    let isShown = false
    const show = (): void => {
      if (isShown || !ready.get() || board.item(id) === undefined) return
      isShown = true
      canvas.camera.flyTo(id)
    }
    show()
    const stops = [ready.watch(show), board.watchItems(show)]
    return () => stops.forEach((stop) => stop())
  }, [canvas, board, ready])
}

/** Copies a link to the first selected item. */
export function useCopyLink(canvas: Canvas | null, { boardId }: BoardSession): () => void {
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
