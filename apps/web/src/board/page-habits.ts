import { useEffect, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import type { BoardSession } from '../sync/session.ts'

/** Keeps the board's title in the tab and in this device's list. */
export function useTitleOfTab(session: BoardSession): void {
  const { t } = useTranslation()
  const { boards } = useServices()
  useEffect(() => {
    const before = document.title
    const refresh = (): void => {
      const { title } = session.board.meta()
      document.title = `${title || t('home.untitled')} – ${before}`
      if (title) boards.update(session.boardId, { title })
    }
    refresh()
    const stop = session.board.watchMeta(refresh)
    return () => {
      stop()
      document.title = before
    }
  }, [session, boards, t])
}

/** How long after the board has come what belongs to it is fetched: bars to look around with, how the session runs. */
const barsAfterMs = 400
/** How long after the board has come what nobody waits for is fetched. */
const settledAfterMs = 1000

/** Whether it is time for the bars that one can begin without. */
export const useIsTimeForBars = (session: BoardSession): boolean => useIsThereFor(session, barsAfterMs)

/** Whether the board has been there for a moment, so that what nobody waits for may be fetched. */
export const useIsSettled = (session: BoardSession): boolean => useIsThereFor(session, settledAfterMs)

function useIsThereFor(session: BoardSession, ms: number): boolean {
  const { clock } = useServices()
  const [isThere, setThere] = useState(false)
  useEffect(() => {
    let cancel = (): void => {}
    const wait = (): void => {
      if (session.ready.get()) cancel = clock.after(ms, () => setThere(true))
    }
    const stop = session.ready.watch(wait)
    wait()
    return () => {
      stop()
      cancel()
    }
  }, [session, clock, ms])
  return isThere
}

/** The browser asks before this tab is closed while something lives in it alone; what the device or the server keeps is safe without. */
export function useLeaveWarning(session: BoardSession): void {
  useEffect(() => {
    const warn = (event: BeforeUnloadEvent): void => {
      const save = session.save.get()
      if (save.state === 'unkept' && save.edits > 0) event.preventDefault()
    }
    window.addEventListener('beforeunload', warn)
    return () => window.removeEventListener('beforeunload', warn)
  }, [session])
}

/** `?` opens the help from anywhere on the board, except where it is just a letter. */
export function useHelpKey(open: () => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      if (event.key !== '?' || event.isComposing || event.ctrlKey || event.metaKey || isWriting(event.target)) return
      event.preventDefault()
      open()
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

/** Ctrl+F finds on the board, which the browser cannot read; Ctrl+K offers everything that can be done. Also from within a note. */
export function useFindKeys(open: (scope: 'items' | 'all') => void): void {
  useEffect(() => {
    const listen = (event: KeyboardEvent): void => {
      const isCommand = (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey
      const letter = event.key.toLowerCase()
      if (!isCommand || event.isComposing || (letter !== 'f' && letter !== 'k')) return
      event.preventDefault()
      open(letter === 'f' ? 'items' : 'all')
    }
    window.addEventListener('keydown', listen)
    return () => window.removeEventListener('keydown', listen)
  })
}

function isWriting(target: EventTarget | null): boolean {
  return (
    target instanceof HTMLElement && (target.isContentEditable || /^(?:input|textarea|select)$/i.test(target.tagName))
  )
}
