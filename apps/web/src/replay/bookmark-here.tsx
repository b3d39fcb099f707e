import { Bookmark } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { BookmarkForm } from '../bookmarks/bookmark-form.tsx'
import type { Bookmarking } from './use-bookmarking.ts'

/** Marks the moment that the film stands at, as a chapter for everybody. */
export function BookmarkHere({ bookmarking }: { readonly bookmarking: Bookmarking }) {
  const { t } = useTranslation()
  const [isOpen, setOpen] = useState(false)
  return (
    <div className="bookmark-here">
      <button
        className="button"
        type="button"
        aria-expanded={isOpen}
        disabled={bookmarking.isBusy}
        onClick={() => setOpen(!isOpen)}
      >
        <Bookmark size={18} aria-hidden="true" />
        {t('bookmarks.here')}
      </button>
      {isOpen && (
        <>
          <p className="bookmark-hint">{t('bookmarks.hereHint')}</p>
          <BookmarkForm
            isFirst
            onSet={(label) => {
              setOpen(false)
              void bookmarking.add(label)
            }}
          />
        </>
      )}
    </div>
  )
}
