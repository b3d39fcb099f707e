import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { freezeBoard } from '../api/join-code-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useKeeping } from '../bridge/hooks.ts'
import { Dialog } from './dialog.tsx'

/** Asks a facilitator whether the board is to rest as it is, or to take writing again. */
export function FreezeDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { api, announcer } = useServices()
  const { boardId } = useSession()
  // What it was when it was opened: the board freezes under the hand that presses.
  const keeping = useKeeping()
  const [isFrozen] = useState(keeping === 'frozen')
  const [hasFailed, setFailed] = useState(false)

  async function change(): Promise<void> {
    const answer = await freezeBoard(api, boardId, !isFrozen)
    setFailed(!answer.ok)
    if (!answer.ok) return
    announcer.say(t(isFrozen ? 'freeze.thawed' : 'freeze.done'))
    onClose()
  }
  return (
    <Dialog heading={t(isFrozen ? 'freeze.thawHeading' : 'freeze.heading')} onClose={onClose}>
      <p>{t(isFrozen ? 'freeze.thawBody' : 'freeze.body')}</p>
      {hasFailed && (
        <p className="notice" data-look="problem" role="alert">
          {t('freeze.failed')}
        </p>
      )}
      <div className="dialog-actions">
        <button className="button" type="button" onClick={onClose}>
          {t('app.cancel')}
        </button>
        <button className="button" data-look="strong" type="button" onClick={() => void change()}>
          {t(isFrozen ? 'freeze.thaw' : 'freeze.do')}
        </button>
      </div>
    </Dialog>
  )
}
