import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import type { KeptFork } from '../sync/fork-store.ts'
import { saveForks } from './save-forks.ts'

/** Says that this device's copy had come apart and is set aside, and hands it out; it can be removed once it has been taken. */
export function ForkBanner({ forks }: { readonly forks: readonly KeptFork[] }) {
  const { t } = useTranslation()
  const { boardId, forgetForks } = useSession()
  const [isTaken, setIsTaken] = useState(false)
  const download = (): void => {
    saveForks(boardId, forks)
    setIsTaken(true)
  }
  return (
    <div className="ended" role="status">
      <p>
        <b>{t('fork.what')}</b> {t('fork.todo')}
      </p>
      <button className="button" type="button" onClick={download}>
        {t('fork.download')}
      </button>
      {isTaken && (
        <button className="button" type="button" onClick={() => void forgetForks()}>
          {t('fork.remove')}
        </button>
      )}
    </div>
  )
}
