import type { ItemId } from '@samtavle/board'
import { useEffect, useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'
import { useMayWrite } from '../../bridge/hooks.ts'
import { Dialog } from '../dialog.tsx'
import { DeletedList, listedAsGone } from './deleted-list.tsx'

/** What was deleted, newest first, each to be had back with its words. */
export function DeletedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { board, edits, undo, actor, watchActors } = useSession()
  const { announcer } = useServices()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  useSyncExternalStore(board.watchView, board.view)
  const [, setNamed] = useState(0)
  useEffect(() => watchActors(() => setNamed((times) => times + 1)), [watchActors])
  const gone = listedAsGone(board.gone())
  const [restored, setRestored] = useState<ItemId | null>(null)

  function restore(id: ItemId): void {
    undo.stopCapturing()
    edits.restoreItems([id])
    undo.stopCapturing()
    setRestored(id)
    announcer.say(t('deleted.restored'))
  }
  function close(): void {
    onClose()
    if (restored !== null) canvas?.camera.flyTo(restored)
  }

  return (
    <Dialog heading={t('deleted.heading')} onClose={close}>
      <p>{t(gone.length === 0 ? 'deleted.empty' : 'deleted.lead')}</p>
      <DeletedList gone={gone} nameOf={(by) => actor(by)?.name ?? null} onRestore={mayWrite ? restore : null} />
    </Dialog>
  )
}
