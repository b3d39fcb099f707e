import { useEffect, useState } from 'react'
import { HumanPage } from '../app/human-page.tsx'
import { Opening } from '../app/opening.tsx'
import type { Route } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import { laterComponent } from '../words/later-component.ts'
import { Once } from '../words/once.tsx'
import { enterBoard, type Entry } from './enter-board.ts'
import { JoinPage } from './join-page.tsx'

const BoardPage = laterComponent([], async () => (await import('../board/board-page.tsx')).BoardPage)
const ReplayPage = laterComponent(
  ['replay', 'find'],
  async () => (await import('../replay/replay-page.tsx')).ReplayPage,
)

interface Props {
  readonly boardId: string
  readonly route: Route
}

/** The door of a board: tries the link or the cookie, asks who somebody is if it must, and opens the board. */
export function BoardEntry({ boardId, route }: Props) {
  const services = useServices()
  const [entry, setEntry] = useState<Entry | null>(null)
  const [attempt, setAttempt] = useState(0)
  const isReplay = route.page === 'replay'

  useEffect(() => {
    let left = false
    // The board's own code is fetched while the relay makes up its mind.
    void (isReplay ? ReplayPage : BoardPage).fetch().catch(() => undefined)
    const entering = services.arrival.take(boardId) ?? enterBoard(services, boardId, services.router.takeLink())
    void entering.then((found) => {
      if (!left) setEntry(found)
    })
    return () => {
      left = true
    }
  }, [services, boardId, route, isReplay, attempt])

  if (entry === null) return <Opening />
  switch (entry.state) {
    case 'in':
      return (
        <Once fetched={isReplay ? ReplayPage : BoardPage} before={<Opening />}>
          {isReplay ? (
            <ReplayPage key={`${entry.me.id} ${entry.me.role}`} boardId={boardId} me={entry.me} />
          ) : (
            <BoardPage key={`${entry.me.id} ${entry.me.role}`} boardId={boardId} me={entry.me} title={entry.title} />
          )}
        </Once>
      )
    case 'ask':
      return <JoinPage boardId={boardId} title={entry.title} onIn={setEntry} />
    case 'closed':
      return (
        <HumanPage
          heading={`join.${entry.reason}Title`}
          body={`join.${entry.reason}Body`}
          action={mayRetry(entry.reason) ? () => setAttempt(attempt + 1) : 'home'}
        />
      )
  }
}

function mayRetry(reason: string): boolean {
  return reason === 'offline' || reason === 'busy' || reason === 'broken'
}
