import { Check, CloudOff, CloudUpload, RefreshCw, TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useConnection, useSave } from '../bridge/hooks.ts'
import { saveWords } from './save-words.ts'
import './save-label.css'

const icons = {
  saved: Check,
  repairing: RefreshCw,
  sending: CloudUpload,
  offline: CloudOff,
  unkept: TriangleAlert,
} as const

/** Says in plain words where my edits are: on the server, on their way, on this device, or only in this tab. */
export function SaveLabel() {
  const { t } = useTranslation()
  const save = useSave()
  const connection = useConnection()
  const { key, count } = saveWords(save, connection)
  const Icon = icons[save.state]
  return (
    <p className="save-label" data-state={save.state} data-edits={count}>
      <Icon size={14} aria-hidden="true" />
      <span>{t(key, { count })}</span>
    </p>
  )
}
