import { createLink } from '../../api/link-calls.ts'
import type { LinkFacts } from '@samtavle/protocol'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { linkOfUrl } from '../../app/router.ts'
import { useBoards, useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { JoinCode } from './join-code.tsx'
import { LinkBox } from './link-box.tsx'
import { isWorking } from './link-state.ts'
import { QrCode } from './qr-code.tsx'

interface Props {
  /** All links of the board, where one may see them. */
  readonly links: readonly LinkFacts[] | null
  readonly onMade: () => void
}

/** The invitation to take part: a code to scan from across the room, and the link to send. */
export function Invitation({ links, onMade }: Props) {
  const { t } = useTranslation()
  const { me, boardId } = useSession()
  const { clock } = useServices()
  const known = useBoards().find((board) => board.id === boardId)?.invitation ?? null
  const url = known === null ? null : new URL(known, window.location.origin).href
  const isDead =
    url !== null && links !== null && !links.some((link) => link.id === idOf(url) && isWorking(link, clock.now()))

  if (url === null || isDead) {
    return (
      <section className="dialog-part">
        {me.role === 'facilitate' ? (
          <MakeInvitation onMade={onMade} />
        ) : (
          <p className="notice">{t('share.guestNone')}</p>
        )}
      </section>
    )
  }
  return (
    <section className="dialog-part invitation">
      <QrCode text={url} />
      <div className="invitation-words">
        <p className="invitation-scan">{t('share.scan')}</p>
        <JoinCode url={url} />
        <p>{t(me.role === 'view' ? 'bar.viewingHint' : 'share.inviteHint')}</p>
        {me.role !== 'facilitate' && <p className="field-hint">{t('share.guestHint')}</p>}
        <LinkBox url={url} isShown />
      </div>
    </section>
  )
}

function MakeInvitation({ onMade }: { readonly onMade: () => void }) {
  const { t } = useTranslation()
  const { api, boards } = useServices()
  const { boardId } = useSession()
  const [hasFailed, setFailed] = useState(false)
  async function make(): Promise<void> {
    const made = await createLink(api, boardId, { role: 'contribute' })
    setFailed(!made.ok)
    if (!made.ok) return
    boards.update(boardId, { invitation: made.value.url })
    onMade()
  }
  return (
    <>
      <h3>{t('share.inviteHeading')}</h3>
      <p>{t('share.inviteHint')}</p>
      <button className="button" data-look="strong" type="button" onClick={() => void make()}>
        {t('share.make')}
      </button>
      {hasFailed && (
        <p className="notice" data-look="problem" role="alert">
          {t('share.failed')}
        </p>
      )}
    </>
  )
}

function idOf(url: string): string | undefined {
  return linkOfUrl(url)?.split('.')[0]
}
