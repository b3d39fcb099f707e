import { longestLabel, type Bookmark } from '@samtavle/board'
import { Trash2 } from 'lucide-react'
import { useState, type KeyboardEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useActor, useMayWrite } from '../bridge/hooks.ts'
import { localeOf, pickLanguage } from '../words/languages.ts'

interface Props {
  readonly bookmark: Bookmark
  readonly onRename: (label: string) => void
  readonly onRemove: () => void
}

/** A bookmark: to be renamed and deleted by whoever set it, and to be read by everybody. */
export function BookmarkRow({ bookmark, onRename, onRemove }: Props) {
  const { t, i18n } = useTranslation()
  const { me } = useSession()
  const mayWrite = useMayWrite()
  const name = useActor(bookmark.by)?.name ?? null
  const time = new Intl.DateTimeFormat(localeOf[pickLanguage(i18n.language, [])], {
    hour: '2-digit',
    minute: '2-digit',
  }).format(bookmark.at)
  const isMine = mayWrite && bookmark.by === me.id
  const label = bookmark.label || t('bookmarks.unnamed')
  return (
    <li className="bookmark">
      <time dateTime={new Date(bookmark.at).toISOString()}>{time}</time>
      {isMine ? (
        <NameField key={bookmark.label} label={bookmark.label} time={time} onRename={onRename} />
      ) : (
        <span className="bookmark-name">
          {label}
          {name !== null && <span className="bookmark-by">{t('bookmarks.by', { name })}</span>}
        </span>
      )}
      {isMine && (
        <button
          className="icon-button"
          type="button"
          aria-label={t('bookmarks.remove', { name: label })}
          onClick={onRemove}
        >
          <Trash2 size={18} aria-hidden="true" />
        </button>
      )}
    </li>
  )
}

interface NameProps {
  readonly label: string
  readonly time: string
  readonly onRename: (label: string) => void
}

function NameField({ label, time, onRename }: NameProps) {
  const { t } = useTranslation()
  const [words, setWords] = useState(label)
  const finish = (event: KeyboardEvent<HTMLInputElement>): void => {
    if (event.key === 'Enter' && !event.nativeEvent.isComposing) event.currentTarget.blur()
  }
  return (
    <input
      className="input"
      type="text"
      autoComplete="off"
      maxLength={longestLabel}
      aria-label={t('bookmarks.rename', { time })}
      placeholder={t('bookmarks.unnamed')}
      value={words}
      onChange={(event) => setWords(event.target.value)}
      onKeyDown={finish}
      onBlur={() => onRename(words)}
    />
  )
}
