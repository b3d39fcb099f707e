import { lazy, Suspense } from 'react'
import { Announcements } from './announcements.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { HumanPage } from './human-page.tsx'
import { Opening } from './opening.tsx'
import { useRoute } from './services.ts'

const HomePage = lazy(async () => ({ default: (await import('../home/home-page.tsx')).HomePage }))
const BoardEntry = lazy(async () => ({ default: (await import('../join/board-entry.tsx')).BoardEntry }))

/** The whole app: one page at a time, and the words about what just happened. */
export function App() {
  return (
    <ErrorBoundary>
      <Page />
      <Announcements />
    </ErrorBoundary>
  )
}

function Page() {
  const route = useRoute()
  switch (route.page) {
    case 'home':
      return (
        <Suspense>
          <HomePage />
        </Suspense>
      )
    case 'board':
    case 'replay':
      return (
        <Suspense fallback={<Opening />}>
          <BoardEntry key={`${route.page} ${route.boardId}`} boardId={route.boardId} route={route} />
        </Suspense>
      )
    case 'missing':
      return <HumanPage heading="app.missingTitle" body="app.missingBody" />
  }
}
