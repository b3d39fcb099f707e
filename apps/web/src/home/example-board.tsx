import { Eye } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api/client.ts'
import { boardPath } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import { FailureNotice } from '../join/failure-notice.tsx'
import { startBoard } from './start-board.ts'

/** A board that is already in full swing, in the visitor's language, to look around and try things on. */
export function ExampleBoard() {
  const { t, i18n } = useTranslation()
  const services = useServices()
  const [progress, setProgress] = useState<'idle' | 'working' | ApiFailure>('idle')

  async function open(): Promise<void> {
    if (progress === 'working') return
    setProgress('working')
    const request = { title: t('home.exampleTitle'), language: i18n.language, template: 'example' }
    const started = await startBoard(services, request, { name: null, sector: null })
    if (started.ok) services.router.go(boardPath(started.value))
    else setProgress(started.error)
  }

  return (
    <>
      <div className="example">
        <span>{t('home.exampleLead')}</span>
        <button className="button" type="button" aria-disabled={progress === 'working'} onClick={() => void open()}>
          <Eye size={18} aria-hidden="true" />
          {t(progress === 'working' ? 'home.exampleOpening' : 'home.example')}
        </button>
      </div>
      {typeof progress === 'object' && <FailureNotice failure={progress} />}
    </>
  )
}
