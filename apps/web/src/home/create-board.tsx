import { Suspense, useRef, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import type { ApiFailure } from '../api/client.ts'
import { boardPath } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import { FailureNotice } from '../join/failure-notice.tsx'
import { PersonFields } from '../join/person-fields.tsx'
import { laterComponent } from '../words/later-component.ts'
import { startBoard, type Starter } from './start-board.ts'
import type { Chosen } from './template-choice.tsx'
import './create-board.css'

const TemplateChoice = laterComponent(['templates'], async () => (await import('./template-choice.tsx')).TemplateChoice)

/** The card that starts a board: what it is about, and who you are if you want to say. */
export function CreateBoard() {
  const { t, i18n } = useTranslation()
  const services = useServices()
  const [title, setTitle] = useState('')
  const [template, setTemplate] = useState<Chosen>('blank')
  const [person, setPerson] = useState<Starter>({ name: null, sector: null })
  const [progress, setProgress] = useState<'idle' | 'wordless' | 'working' | ApiFailure>('idle')
  const titleField = useRef<HTMLInputElement>(null)

  async function create(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (progress === 'working') return
    if (title.trim() === '') {
      setProgress('wordless')
      titleField.current?.focus()
      return
    }
    setProgress('working')
    // What somebody saved is in the language that it was written in.
    const begun = typeof template === 'object' ? { template: template.template } : { template, language: i18n.language }
    const started = await startBoard(services, { title: title.trim(), ...begun }, person)
    if (started.ok) services.router.go(boardPath(started.value))
    else setProgress(started.error)
  }

  return (
    <form className="create" noValidate onSubmit={(event) => void create(event)}>
      <h2>{t('home.createHeading')}</h2>
      <div className="field">
        <label htmlFor="topic">{t('home.topic')}</label>
        <input
          ref={titleField}
          id="topic"
          className="input"
          value={title}
          maxLength={120}
          placeholder={t('home.topicHint')}
          required
          aria-invalid={progress === 'wordless'}
          aria-describedby={progress === 'wordless' ? 'topic-missing' : undefined}
          onChange={(event) => {
            setTitle(event.target.value)
            if (progress === 'wordless') setProgress('idle')
          }}
        />
        {progress === 'wordless' && (
          <p id="topic-missing" className="create-missing" role="alert">
            {t('home.topicMissing')}
          </p>
        )}
      </div>
      <div className="create-template">
        <Suspense>
          <TemplateChoice chosen={template} onChoose={setTemplate} />
        </Suspense>
      </div>
      <PersonFields person={person} onChange={setPerson} />
      {typeof progress === 'object' && <FailureNotice failure={progress} />}
      <button className="button" data-look="strong" type="submit" aria-disabled={progress === 'working'}>
        {t(progress === 'working' ? 'home.creating' : 'home.create')}
      </button>
    </form>
  )
}
