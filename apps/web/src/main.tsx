import { systemClock } from '@samtavle/base'
import { createRoot } from 'react-dom/client'
import { createApi } from './api/client.ts'
import { createAnnouncer } from './app/announcer.ts'
import { App } from './app/app.tsx'
import { refuseFiles } from './app/file-drops.ts'
import { fetchPage } from './app/pages.ts'
import { createRouter } from './app/router.ts'
import { ServicesContext, type Services } from './app/services.ts'
import { firstView } from './board/board-view.ts'
import { fetchRoom } from './board/rooms.ts'
import { createBoardList } from './device/board-list.ts'
import { deviceStorage } from './device/device-storage.ts'
import { createArrival } from './join/arrival.ts'
import { prepareShellWorker } from './shell/register.ts'
import { startWords } from './words/i18n.ts'
import './style/index.css'

// First of all: a secret in the address leaves it before anything is drawn, fetched or logged.
const router = createRouter(window)
refuseFiles(window)
// What a page is made of is fetched at once, beside its words and its door, and not one after the other.
const { page } = router.route()
fetchPage(page)
const storage = deviceStorage(window)
const words = startWords({ storage, wishes: navigator.languages, document })
if (page === 'board') {
  void import('./board/board-page.tsx').catch(() => undefined)
  fetchRoom(firstView(window, storage), words)
}
const api = createApi((path, init) => window.fetch(path, init))
const boards = createBoardList(storage)
const services: Services = {
  api,
  boards,
  router,
  storage,
  clock: systemClock,
  announcer: createAnnouncer(systemClock),
  // The relay makes up its mind while words and page are still on their way.
  arrival: createArrival({ api, boards, clock: systemClock }, router),
  keepShell: import.meta.env.PROD ? prepareShellWorker(navigator) : () => undefined,
}

await words
const root = document.getElementById('root')
if (root) {
  createRoot(root).render(
    <ServicesContext value={services}>
      <App />
    </ServicesContext>,
  )
}
