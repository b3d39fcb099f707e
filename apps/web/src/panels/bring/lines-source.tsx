import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { notesOfLines, type PlannedNote } from './plan-notes.ts'

/** Lines that are written or pasted. */
export function LinesSource({ onPlanned }: { readonly onPlanned: (planned: readonly PlannedNote[]) => void }) {
  const { t } = useTranslation()
  const id = useId()
  return (
    <div className="field">
      <label htmlFor={id}>{t('bring.pasteLabel')}</label>
      <textarea
        id={id}
        className="input bring-lines"
        rows={7}
        aria-describedby={`${id}-hint`}
        onChange={(event) => onPlanned(notesOfLines(event.target.value))}
      />
      <p id={`${id}-hint`} className="field-hint">
        {t('bring.pasteHint')}
      </p>
    </div>
  )
}
