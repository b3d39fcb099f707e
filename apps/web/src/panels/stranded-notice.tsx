import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import type { KeptFork } from '../sync/fork-store.ts'
import { saveForks } from './save-forks.ts'

/** Says that the copy in this tab has come apart and that the device cannot keep it, hands it out, and then starts over. */
export function StrandedNotice({ fork }: { readonly fork: KeptFork }) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  const [isTaken, setIsTaken] = useState(false)
  const download = (): void => {
    saveForks(boardId, [fork])
    setIsTaken(true)
  }
  return (
    <div className="ended" role="alert">
      <p>
        <b>{t('fork.stranded')}</b> {t('fork.strandedTodo')}
      </p>
      <button className="button" type="button" onClick={download}>
        {t('fork.download')}
      </button>
      {isTaken && (
        <button className="button" type="button" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </button>
      )}
    </div>
  )
}
