import { useEffect } from 'react'
import { I18nProvider } from 'react-aria-components/I18nProvider'
import { useTranslation } from 'react-i18next'
import { HumanPage } from '../app/human-page.tsx'
import { Opening } from '../app/opening.tsx'
import { useServices } from '../app/services.ts'
import type { Me } from '../sync/session.ts'
import { languages, localeOf } from '../words/languages.ts'
import { ReplayRoom } from './replay-room.tsx'
import { useFilm } from './use-film.ts'

interface Props {
  readonly boardId: string
  readonly me: Me
}

/** The replay of a board: its whole history as a film, on the canvas people know. */
export function ReplayPage({ boardId, me }: Props) {
  const { i18n } = useTranslation()
  const { keepShell } = useServices()
  const shown = useFilm(boardId)
  const isShown = shown.state === 'shown'
  useEffect(() => {
    if (isShown) keepShell()
  }, [isShown, keepShell])
  const language = languages.find((known) => known === i18n.language) ?? 'en'
  switch (shown.state) {
    case 'loading':
      return <Opening />
    case 'empty':
      return <HumanPage heading="replay.emptyTitle" body="replay.emptyBody" action={shown.retry} />
    case 'failed':
      return <HumanPage heading="replay.failedTitle" body="replay.failedBody" action={shown.retry} />
    case 'shown':
      return (
        <I18nProvider locale={localeOf[language]}>
          <ReplayRoom boardId={boardId} me={me} film={shown.film} cast={shown.cast} session={shown.session} />
        </I18nProvider>
      )
  }
}
