import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite, useMeta } from '../bridge/hooks.ts'

/** The title of the board: a heading for onlookers, a field that looks like one for everybody else. */
export function TitleField() {
  const { t } = useTranslation()
  const { edits } = useSession()
  const { title } = useMeta()
  const mayWrite = useMayWrite()
  // Null while I am not writing one: then somebody else's new title shows at once.
  const [draft, setDraft] = useState<string | null>(null)

  if (!mayWrite) return <h1 className="title-field">{title || t('home.untitled')}</h1>
  function keep(): void {
    const next = (draft ?? '').trim()
    setDraft(null)
    if (next !== '' && next !== title) edits.setTitle(next)
  }
  return (
    <>
      <h1 className="visually-hidden">{title || t('home.untitled')}</h1>
      <input
        className="title-field"
        aria-label={t('bar.title')}
        value={draft ?? title}
        maxLength={120}
        placeholder={t('home.untitled')}
        onFocus={() => setDraft(title)}
        onChange={(event) => setDraft(event.target.value)}
        onBlur={keep}
        onKeyDown={(event) => {
          if (event.nativeEvent.isComposing) return
          if (event.key === 'Enter') event.currentTarget.blur()
          if (event.key === 'Escape') setDraft(title)
        }}
      />
    </>
  )
}
