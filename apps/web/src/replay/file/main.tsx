import { systemClock, systemRandomBytes } from '@samtavle/base'
import { openTracks } from '@samtavle/history/player'
import { createRoot } from 'react-dom/client'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { createApi } from '../../api/client.ts'
import { Announcements } from '../../app/announcements.tsx'
import { createAnnouncer } from '../../app/announcer.ts'
import { ErrorBoundary } from '../../app/error-boundary.tsx'
import { createRouter } from '../../app/router.ts'
import { ServicesContext, type Services } from '../../app/services.ts'
import { createBoardList } from '../../device/board-list.ts'
import { deviceStorage } from '../../device/device-storage.ts'
import { fetchWords, startWords } from '../../words/i18n.ts'
import { localeOf, pickLanguage } from '../../words/languages.ts'
import { createFilm } from '../film/film.ts'
import { createFilmSession } from '../film/film-session.ts'
import { ReplayRoom } from '../replay-room.tsx'
import { bytesOf } from './base64.ts'
import { parseFilmAbout } from './film-about.ts'
import './film-style.css'

void showFilm()

/** Plays the film that is written into this page. */
async function showFilm(): Promise<void> {
  const { language, cast, stages } = parseFilmAbout(wordsIn('film-about'))
  const storage = deviceStorage(window)
  // A reader whose browser wishes for no language of ours gets that of whoever saved the film.
  const i18n = await startWords({ storage, wishes: [...navigator.languages, language], document })
  await Promise.all((['replay', 'find'] as const).map(fetchWords))
  const bytes = bytesOf(wordsIn('film-tracks'))
  const tracks = bytes === null ? null : openTracks(bytes)
  const root = document.getElementById('root')
  if (root === null) return
  if (tracks?.ok !== true) {
    root.textContent = i18n.t('replay.failedTitle')
    return
  }
  const film = createFilm(tracks.value, stages)
  film.extend(tracks.value, true)
  const session = createFilmSession({
    boardId: `film ${tracks.value.lastMoment}`,
    film,
    cast,
    clock: systemClock,
    randomBytes: systemRandomBytes,
  })
  document.title = session.board.meta().title || document.title
  createRoot(root).render(
    <ServicesContext value={servicesOf(storage)}>
      <ErrorBoundary>
        <I18nProvider locale={localeOf[pickLanguage(i18n.language, [])]}>
          <ReplayRoom boardId={null} me={session.me} film={film} cast={cast} session={session} />
        </I18nProvider>
        <Announcements />
      </ErrorBoundary>
    </ServicesContext>,
  )
}

/** The services of a page that stands alone: it has no relay, and whatever would call one is not offered. */
function servicesOf(storage: Services['storage']): Services {
  return {
    api: createApi(() => Promise.reject(new Error('A saved film has no network'))),
    boards: createBoardList(storage),
    router: createRouter(window),
    storage,
    clock: systemClock,
    announcer: createAnnouncer(systemClock),
    arrival: { take: () => null },
    keepShell: () => undefined,
  }
}

function wordsIn(id: string): string {
  return document.getElementById(id)?.textContent ?? ''
}
