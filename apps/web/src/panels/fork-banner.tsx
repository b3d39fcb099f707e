import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { forkFile } from '../sync/fork-file.ts'
import type { KeptFork } from '../sync/fork-store.ts'
import './ended-banner.css'

/** Says that this device's copy had come apart and is set aside, and hands it out; it can be removed once it has been taken. */
export function ForkBanner({ forks }: { readonly forks: readonly KeptFork[] }) {
  const { t } = useTranslation()
  const { boardId, forgetForks } = useSession()
  const [isTaken, setIsTaken] = useState(false)
  const download = (): void => {
    save(`samtavle-${boardId}.json`, forkFile(boardId, forks))
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

function save(name: string, text: string): void {
  const url = URL.createObjectURL(new Blob([text], { type: 'application/json' }))
  const link = document.createElement('a')
  link.href = url
  link.download = name
  link.click()
  URL.revokeObjectURL(url)
}
