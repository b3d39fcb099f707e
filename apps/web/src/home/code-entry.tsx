import { parseJoinCode } from '@samtavle/protocol'
import { useId, useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { boardPath } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import './code-entry.css'

type Progress =
  | 'idle'
  | 'working'
  | 'code.missing'
  | 'code.refused'
  | 'code.busy'
  | 'join.offlineTitle'
  | 'join.brokenBody'

/** The way in for whoever was told a code, or reads it from the wall. */
export function CodeEntry() {
  const { t } = useTranslation()
  const { api, router } = useServices()
  const id = useId()
  const [typed, setTyped] = useState('')
  const [progress, setProgress] = useState<Progress>('idle')
  const isWrong = progress !== 'idle' && progress !== 'working'

  async function enter(event: FormEvent): Promise<void> {
    event.preventDefault()
    if (progress === 'working') return
    const code = parseJoinCode(typed)
    if (code === null) return setProgress('code.missing')
    setProgress('working')
    const opened = await api.openCode(code)
    if (opened.ok) return router.go(`${boardPath(opened.value.boardId)}#${opened.value.link}`)
    setProgress(wordsFor(opened.error.kind))
  }

  return (
    <form className="code-entry" noValidate onSubmit={(event) => void enter(event)}>
      <label className="field-label" htmlFor={id}>
        {t('code.label')}
      </label>
      <div className="code-entry-row">
        <input
          id={id}
          className="input code-input"
          value={typed}
          placeholder={t('code.hint')}
          autoComplete="off"
          autoCapitalize="characters"
          spellCheck={false}
          enterKeyHint="go"
          maxLength={40}
          aria-invalid={isWrong}
          aria-describedby={isWrong ? `${id}-wrong` : undefined}
          onChange={(event) => {
            setTyped(event.target.value)
            setProgress('idle')
          }}
        />
        <button className="button" type="submit" aria-disabled={progress === 'working'}>
          {t('code.go')}
        </button>
      </div>
      {isWrong && (
        <p id={`${id}-wrong`} className="code-wrong" role="alert">
          {t(progress)}
        </p>
      )}
    </form>
  )
}

function wordsFor(kind: string): Progress {
  switch (kind) {
    case 'refused':
      return 'code.refused'
    case 'busy':
      return 'code.busy'
    case 'offline':
      return 'join.offlineTitle'
    default:
      return 'join.brokenBody'
  }
}
