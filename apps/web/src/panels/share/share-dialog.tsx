import { linksOf } from '../../api/link-calls.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkFacts } from '@samtavle/protocol'
import { useServices } from '../../app/services.ts'
import { useProcess, useSession } from '../../bridge/board-context.ts'
import { rememberSetUp } from '../../process/remember-set-up.ts'
import { Dialog } from '../dialog.tsx'
import { Invitation } from './invitation.tsx'
import { LinkList } from './link-list.tsx'
import { MakeLink } from './make-link.tsx'
import './share.css'

/** Who may come in and how: the invitation for everybody, and for facilitators every link there is. */
export function ShareDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { me, boardId } = useSession()
  const { api } = useServices()
  const isFacilitator = me.role === 'facilitate'
  const [links, setLinks] = useState<readonly LinkFacts[] | null>(null)
  const [refreshes, setRefreshes] = useState(0)
  useRememberedSetUp()
  const refresh = (): void => setRefreshes((count) => count + 1)

  useEffect(() => {
    if (!isFacilitator) return
    let left = false
    void linksOf(api, boardId).then((found) => {
      if (!left && found.ok) setLinks(found.value)
    })
    return () => {
      left = true
    }
  }, [api, boardId, isFacilitator, refreshes])

  return (
    <Dialog heading={t('share.heading')} onClose={onClose}>
      <Invitation links={links} onMade={refresh} />
      {isFacilitator && <MakeLink onMade={refresh} />}
      {isFacilitator && links !== null && <LinkList links={links} onChanged={refresh} />}
    </Dialog>
  )
}

/** Before a facilitator lets others in, the set-up is remembered, unless it was before. */
function useRememberedSetUp(): void {
  const process = useProcess()
  const { board } = useSession()
  useEffect(() => {
    if (process?.edits && process.view.get().setUp === null) rememberSetUp(process.edits, board)
  }, [process, board])
}
