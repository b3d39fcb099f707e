import { Suspense, useEffect } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { SiteHeader } from '../app/site-header.tsx'
import { CreateBoard } from './create-board.tsx'
import { ExampleBoard } from './example-board.tsx'
import { RecentBoards } from './recent-boards.tsx'
import { Steps } from './steps.tsx'
import { laterComponent } from '../words/later-component.ts'
import './home-page.css'

const CodeEntry = laterComponent(['code'], async () => (await import('./code-entry.tsx')).CodeEntry)

/** The front page: what this is in one breath, a board to start, and the way back to the boards of this device. */
export function HomePage() {
  const { t } = useTranslation()
  const { keepShell } = useServices()
  useEffect(keepShell, [keepShell])
  return (
    <div className="home">
      <SiteHeader />
      <main className="home-main">
        <section className="home-say">
          <h1>{t('home.title')}</h1>
          <p className="home-lead">{t('home.lead')}</p>
          <p className="home-promise">{t('home.promise')}</p>
          <Suspense>
            <CodeEntry />
          </Suspense>
          <ExampleBoard />
          <RecentBoards />
        </section>
        <CreateBoard />
        <Steps />
      </main>
      <footer className="home-footer">{t('app.openSource')}</footer>
    </div>
  )
}
