import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSectorName } from '../../words/use-sector-name.ts'
import type { PlannedNote } from './plan-notes.ts'

const mostShown = 6

/** The first notes as they will lie on the board. */
export function PreviewNotes({ planned }: { readonly planned: readonly PlannedNote[] }) {
  const { t, i18n } = useTranslation()
  const sectorName = useSectorName()
  const id = useId()
  const dates = new Intl.DateTimeFormat(i18n.language, { dateStyle: 'medium' })
  return (
    <section aria-labelledby={id}>
      <h3 id={id} className="field-label">
        {t('bring.preview')}
      </h3>
      <ul className="bring-preview">
        {planned.slice(0, mostShown).map(({ row, note }) => (
          <li key={row}>
            <p>{note.text}</p>
            <p className="bring-preview-facts">
              {[
                note.author,
                note.sector === undefined ? undefined : sectorName(note.sector),
                note.createdAt === undefined ? undefined : dates.format(note.createdAt),
                note.votes && t('canvas.votes', note.votes),
              ]
                .filter(Boolean)
                .join(' · ')}
            </p>
          </li>
        ))}
      </ul>
    </section>
  )
}
