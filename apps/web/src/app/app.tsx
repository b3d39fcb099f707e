import { Suspense } from 'react'
import { Announcements } from './announcements.tsx'
import { ErrorBoundary } from './error-boundary.tsx'
import { HumanPage } from './human-page.tsx'
import { Opening } from './opening.tsx'
import { BoardEntry, HomePage } from './pages.ts'
import { useRoute } from './services.ts'
import { Once } from '../words/once.tsx'

/** The whole app: one page at a time, and the words about what just happened. */
export function App() {
  return (
    <ErrorBoundary>
      <Suspense fallback={<Opening />}>
        <Page />
      </Suspense>
      <Announcements />
    </ErrorBoundary>
  )
}

function Page() {
  const route = useRoute()
  switch (route.page) {
    case 'home':
      return (
        <Once fetched={HomePage}>
          <HomePage />
        </Once>
      )
    case 'board':
    case 'replay':
      return (
        <Once fetched={BoardEntry} before={<Opening />}>
          <BoardEntry key={`${route.page} ${route.boardId}`} boardId={route.boardId} route={route} />
        </Once>
      )
    case 'missing':
      return <HumanPage heading="app.missingTitle" body="app.missingBody" />
  }
}
