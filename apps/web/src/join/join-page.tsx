import { useEffect, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api/client.ts'
import { useServices } from '../app/services.ts'
import { SiteHeader } from '../app/site-header.tsx'
import type { Starter } from '../home/start-board.ts'
import { fetchTitle, introduce, type Entry } from './enter-board.ts'
import { FailureNotice } from './failure-notice.tsx'
import { PersonFields } from './person-fields.tsx'
import './join-page.css'
import '../home/create-board.css'

interface Props {
  readonly boardId: string
  /** What the board was called when it was last seen; empty for one that this device does not know. */
  readonly title: string
  readonly onIn: (entry: Entry) => void
}

/** Asks a newcomer who they are, in three taps at most: name and sector are both theirs to keep. */
export function JoinPage({ boardId, title, onIn }: Props) {
  const { t } = useTranslation()
  const services = useServices()
  const [person, setPerson] = useState<Starter>({ name: null, sector: null })
  const [progress, setProgress] = useState<'idle' | 'working' | ApiFailure>('idle')

  // Null until it is known; one can answer before.
  const [called, setCalled] = useState(title === '' ? null : title)
  useEffect(() => {
    if (title === '') void fetchTitle(services, boardId).then(setCalled)
  }, [services, boardId, title])

  async function join(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (progress === 'working') return
    setProgress('working')
    const outcome = await introduce(services, boardId, person)
    if ('state' in outcome) onIn(outcome)
    else setProgress(outcome)
  }

  return (
    <div className="join">
      <SiteHeader />
      <main className="join-main">
        <p className="join-invited">{t('join.invited')}</p>
        {/* A space keeps the line that the title will stand in. */}
        <h1>{called === null ? '\u00a0' : called || t('home.untitled')}</h1>
        <form className="join-card" onSubmit={(event) => void join(event)}>
          <PersonFields person={person} onChange={setPerson} />
          {typeof progress === 'object' && <FailureNotice failure={progress} />}
          <button className="button" data-look="strong" type="submit" aria-disabled={progress === 'working'}>
            {t(progress === 'working' ? 'join.joining' : 'join.join')}
          </button>
        </form>
        <p className="join-recorded">{t('bar.recorded')}</p>
      </main>
    </div>
  )
}
