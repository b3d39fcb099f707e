import { linksOf } from '../../api/link-calls.ts'
import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LinkFacts } from '@samtavle/protocol'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
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
