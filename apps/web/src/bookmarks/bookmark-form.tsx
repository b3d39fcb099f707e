import { longestLabel } from '@samtavle/board'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import './bookmarks.css'

interface Props {
  /** In a dialog that was opened to write in, the field takes the keyboard. */
  readonly isFirst?: boolean
  readonly onSet: (label: string) => void
}

/** One line to name a bookmark by, and the button that sets it; a name is not demanded. */
export function BookmarkForm({ isFirst = false, onSet }: Props) {
  const { t } = useTranslation()
  const id = useId()
  const [label, setLabel] = useState('')
  return (
    <form
      className="bookmark-form"
      onSubmit={(event) => {
        event.preventDefault()
        onSet(label)
        setLabel('')
      }}
    >
      <div className="field">
        <label htmlFor={id}>{t('bookmarks.label')}</label>
        <input
          id={id}
          className="input"
          type="text"
          autoComplete="off"
          maxLength={longestLabel}
          value={label}
          aria-describedby={`${id}-hint`}
          // A dialog that was asked for to name something begins where one types (WAI-ARIA dialog pattern).
          // oxlint-disable-next-line jsx-a11y/no-autofocus
          autoFocus={isFirst}
          onChange={(event) => setLabel(event.target.value)}
        />
        <p className="bookmark-hint" id={`${id}-hint`}>
          {t('bookmarks.hint')}
        </p>
      </div>
      <button className="button" data-look="strong" type="submit">
        {t('bookmarks.set')}
      </button>
    </form>
  )
}
