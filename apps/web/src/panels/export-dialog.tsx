import { Braces, FileText, Table2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { Dialog } from './dialog.tsx'
import './export-dialog.css'

const formats = [
  ['md', FileText],
  ['csv', Table2],
  ['json', Braces],
] as const

/** What is on the board to take home, in one press: minutes to read, a table to count with, or all there is. */
export function ExportDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  return (
    <Dialog heading={t('export.heading')} onClose={onClose}>
      <p>{t('export.lead')}</p>
      <ul className="export-list">
        {formats.map(([format, Icon]) => (
          <li key={format}>
            <a href={`/api/boards/${encodeURIComponent(boardId)}/export.${format}`} download>
              <Icon size={22} aria-hidden="true" />
              <span>
                <b>{t(`export.${format}`)}</b>
                <small>{t(`export.${format}Holds`)}</small>
              </span>
            </a>
          </li>
        ))}
      </ul>
    </Dialog>
  )
}
