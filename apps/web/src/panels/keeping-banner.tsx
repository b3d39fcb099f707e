import { useTranslation } from 'react-i18next'
import { useKeeping } from '../bridge/hooks.ts'
import './ended-banner.css'

/** Says that the server keeps nothing just now, why, and that nobody loses what they write. */
export function KeepingBanner() {
  const { t } = useTranslation()
  const keeping = useKeeping()
  if (keeping === 'keeps') return null
  const words =
    keeping === 'damaged'
      ? { what: t('keeping.damaged'), todo: t('keeping.damagedTodo') }
      : { what: t('keeping.nothing'), todo: t('keeping.nothingTodo') }
  return (
    <div className="ended" role="alert" data-keeping={keeping}>
      <p>
        <b>{words.what}</b> {words.todo}
      </p>
    </div>
  )
}
