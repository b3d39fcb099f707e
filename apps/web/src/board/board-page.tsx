import { useCallback, useEffect, useState } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { Opening } from '../app/opening.tsx'
import { useServices } from '../app/services.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { ViewSwitchContext } from '../bridge/view-switch.ts'
import type { BoardSession, Me } from '../sync/session.ts'
import { languages, localeOf } from '../words/languages.ts'
import { Once } from '../words/once.tsx'
import { firstView, keepView, type BoardView } from './board-view.ts'
import { openBoard } from './open-board.ts'
import { useIsSettled } from './page-habits.ts'
import { rooms } from './rooms.ts'

interface Props {
  readonly boardId: string
  readonly me: Me
  /** What the board was called when it was last seen. */
  readonly title: string
}

/** A board held open in this tab, for as long as the page shows it. */
export function BoardPage({ boardId, me }: Props) {
  const { i18n } = useTranslation()
  const session = useOpenSession(boardId, me)
  if (session === null) return <Opening />
  const language = languages.find((known) => known === i18n.language) ?? 'en'
  return (
    <I18nProvider locale={localeOf[language]}>
      <ReadySession session={session} />
    </I18nProvider>
  )
}

function useOpenSession(boardId: string, me: Me): BoardSession | null {
  const services = useServices()
  const [session, setSession] = useState<BoardSession | null>(null)
  /** Counts the openings: a copy that had come apart from the server's is set aside, and the board opened anew. */
  const [opening, setOpening] = useState(0)
  const [failure, setFailure] = useState<Error | null>(null)
  // An error in opening belongs to the page's error boundary, which speaks to people.
  if (failure !== null) throw failure

  useEffect(() => {
    let left = false
    let opened: BoardSession | null = null
    openBoard(services, boardId, { me, onRepaired: () => setOpening(opening + 1) }).then(
      (found) => {
        opened = found
        if (left) found.close()
        else setSession(found)
      },
      (error: unknown) => setFailure(error instanceof Error ? error : new Error(String(error))),
    )
    return () => {
      left = true
      opened?.close()
      setSession(null)
    }
  }, [services, boardId, me, opening])
  return session
}

/** The board as soon as it has been read once, from this device or the server. */
function ReadySession({ session }: { readonly session: BoardSession }) {
  const ready = useWatchable(session.ready)
  const connection = useWatchable(session.connection)
  const [view, choose] = useBoardView()
  const { keepShell } = useServices()
  const isSettled = useIsSettled(session)
  useEffect(() => {
    if (isSettled) keepShell()
  }, [isSettled, keepShell])
  if (!ready && connection.state !== 'ended') return <Opening />
  const Room = rooms[view]
  return (
    <ViewSwitchContext value={choose}>
      <Once fetched={Room} before={<Opening />}>
        <Room session={session} />
      </Once>
    </ViewSwitchContext>
  )
}

/** How this screen shows the board. The session stays open while that changes. */
function useBoardView(): readonly [BoardView, (view: BoardView) => void] {
  const { storage } = useServices()
  const [view, setView] = useState(() => firstView(window, storage))
  const choose = useCallback(
    (next: BoardView) => {
      keepView(window, storage, next)
      setView(next)
    },
    [storage],
  )
  return [view, choose]
}
