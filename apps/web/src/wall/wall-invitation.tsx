import { createLink } from '../api/link-calls.ts'
import { formatJoinCode } from '@samtavle/protocol'
import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useBoards, useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useJoinCode } from '../panels/share/join-code.tsx'
import { QrCode } from '../panels/share/qr-code.tsx'

/** So often it is looked whether the code is still the code: it runs out, and a facilitator may put another in its place. */
const askAgainMs = 60_000

/** The way in for everybody in the room. Only what the relay has made a code for is shown, and it makes none for a facilitate link. */
export function WallInvitation() {
  const { t } = useTranslation()
  const { me, boardId } = useSession()
  const known = useBoards().find((board) => board.id === boardId)?.invitation ?? null
  const url = known === null ? null : new URL(known, window.location.origin).href
  const made = useJoinCode(url, useTurns(askAgainMs))
  const isLost = useOwnLink(known, made === 'failed')
  if (url === null && (me.role !== 'facilitate' || isLost)) {
    return (
      <div className="wall-invitation" data-empty="true">
        <p>{t('wall.noInvitation')}</p>
      </div>
    )
  }
  if (url === null || made === null || made === 'failed') return null
  return (
    <div className="wall-invitation">
      <div className="wall-way-in">
        <p className="wall-join">{t('wall.join')}</p>
        <p className="wall-scan">{t('wall.scan', { host: window.location.host })}</p>
        <p className="wall-code">{formatJoinCode(made.code)}</p>
      </div>
      <QrCode text={url} />
    </div>
  )
}

/**
 * A facilitator's wall has no link it may show, or one that was withdrawn: it makes itself one for taking part, once, and never shows
 * the one it came by. True when the relay made none.
 */
function useOwnLink(known: string | null, isRefused: boolean): boolean {
  const { api, boards } = useServices()
  const { me, boardId } = useSession()
  const hasAsked = useRef(false)
  const [isLost, setLost] = useState(false)
  const isNeeded = me.role === 'facilitate' && (known === null || isRefused)
  useEffect(() => {
    if (!isNeeded || hasAsked.current) return
    hasAsked.current = true
    void createLink(api, boardId, { role: 'contribute' }).then((made) => {
      if (made.ok) boards.update(boardId, { invitation: made.value.url })
      else setLost(true)
    })
  }, [api, boards, boardId, isNeeded])
  return isLost
}

/** Counts up every so often. */
function useTurns(everyMs: number): number {
  const { clock } = useServices()
  const [turns, setTurns] = useState(0)
  useEffect(() => clock.after(everyMs, () => setTurns(turns + 1)), [clock, everyMs, turns])
  return turns
}
