import { useTranslation } from 'react-i18next'
import { useKeeping } from '../bridge/hooks.ts'
import { useSession } from '../bridge/board-context.ts'

/** Says that the server keeps nothing that is written now, why, and what becomes of it. */
export function KeepingBanner() {
  const { t } = useTranslation()
  const keeping = useKeeping()
  const { me } = useSession()
  if (keeping === 'keeps') return null
  const words = {
    damaged: { what: t('keeping.damaged'), todo: t('keeping.damagedTodo') },
    full: { what: t('keeping.full'), todo: t('keeping.fullTodo') },
    frozen: {
      what: t('keeping.frozen'),
      todo: t(me.role === 'facilitate' ? 'keeping.frozenLead' : 'keeping.frozenTodo'),
    },
    'keeps-nothing': { what: t('keeping.nothing'), todo: t('keeping.nothingTodo') },
  }[keeping]
  return (
    <div className="ended" role={keeping === 'frozen' ? 'status' : 'alert'} data-keeping={keeping}>
      <p>
        <b>{words.what}</b> {words.todo}
      </p>
    </div>
  )
}
