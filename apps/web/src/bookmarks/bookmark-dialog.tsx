import { createBookmarkEdits } from '@samtavle/board'
import { useState, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { Dialog } from '../panels/dialog.tsx'
import { BookmarkForm } from './bookmark-form.tsx'
import { BookmarkRow } from './bookmark-row.tsx'

/** Marks the moment at which it was opened, and lists what has been marked before. */
export function BookmarkDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { board, edits, undo } = useSession()
  const { announcer, clock } = useServices()
  const { bookmarks } = useSyncExternalStore(board.watchView, board.view)
  // Words take a while: what is marked is when somebody reached for the bookmark, not when they had named it.
  const [at] = useState(() => clock.now())
  const marks = edits.with(createBookmarkEdits)
  /** Each is a step of its own to take back. */
  const step = (edit: () => void, say: string | null): void => {
    undo.stopCapturing()
    edit()
    undo.stopCapturing()
    if (say !== null) announcer.say(say)
  }
  return (
    <Dialog heading={t('bookmarks.heading')} onClose={onClose}>
      <p>{t('bookmarks.lead')}</p>
      <BookmarkForm
        isFirst
        onSet={(label) => {
          step(() => void marks.addBookmark({ label, at }), t('bookmarks.setDone'))
          onClose()
        }}
      />
      <h3 className="bookmarks-heading">{t('bookmarks.list')}</h3>
      {bookmarks.size === 0 && <p className="bookmarks-none">{t('bookmarks.none')}</p>}
      <ul className="bookmarks">
        {[...bookmarks.values()].map((bookmark) => (
          <BookmarkRow
            key={bookmark.id}
            bookmark={bookmark}
            onRename={(label) => step(() => marks.renameBookmark(bookmark.id, label), null)}
            onRemove={() => step(() => marks.removeBookmark(bookmark.id), t('bookmarks.removed'))}
          />
        ))}
      </ul>
    </Dialog>
  )
}
