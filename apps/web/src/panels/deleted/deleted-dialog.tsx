import type { GoneItem, ItemId } from '@samtavle/board'
import { RotateCcw } from 'lucide-react'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useCanvas, useSession } from '../../bridge/board-context.ts'
import { useActor, useMayWrite } from '../../bridge/hooks.ts'
import { Dialog } from '../dialog.tsx'
import './deleted.css'

/** As many as are read through at a time; the newest come first. */
const mostListed = 100

/** What was deleted, newest first, each to be had back with its words. */
export function DeletedDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { board, edits, undo } = useSession()
  const { announcer } = useServices()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  useSyncExternalStore(board.watchView, board.view)
  const gone = board.gone().filter(({ item }) => item.state === 'damaged' || item.kind !== 'link')
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
      <ul className="deleted-list">
        {gone.slice(0, mostListed).map((entry) => (
          <DeletedRow
            key={entry.item.id}
            entry={entry}
            canRestore={mayWrite}
            onRestore={() => restore(entry.item.id)}
          />
        ))}
      </ul>
    </Dialog>
  )
}

interface RowProps {
  readonly entry: GoneItem
  readonly canRestore: boolean
  readonly onRestore: () => void
}

function DeletedRow({ entry, canRestore, onRestore }: RowProps) {
  const { t } = useTranslation()
  const name = useActor(entry.by)?.name ?? null
  const words = entry.item.text.trim() || t('outline.wordless')
  return (
    <li className="deleted-row">
      <span className="deleted-words">
        {words}
        <span className="deleted-by">{name === null ? t('deleted.byUnknown') : t('deleted.by', { name })}</span>
      </span>
      {canRestore && (
        <button
          className="button"
          type="button"
          aria-label={t('deleted.restoreNamed', { text: words.slice(0, 60) })}
          onClick={onRestore}
        >
          <RotateCcw size={16} aria-hidden="true" />
          {t('deleted.restore')}
        </button>
      )}
    </li>
  )
}
