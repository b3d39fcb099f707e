import { zones } from '@samtavle/board'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { Choice, Field, textIn } from '../panels/common-ground/form.tsx'
import { Dialog } from '../panels/dialog.tsx'
import type { Process } from '../process/open-process.ts'
import { beginStep, stagesOfCircles } from './steps-of-circles.ts'
import './rounds.css'

interface Props {
  readonly process: Process
  readonly onClose: () => void
}

/** Where a facilitator begins a round: what is asked, and the promise that cannot be changed afterwards. */
export function StartRoundDialog({ process, onClose }: Props) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  const { api } = useServices()
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function begin(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    const who = textIn(fields, 'who')
    const anonymous = who === 'anonymous'
    const widens = who === 'circles'
    const prompt = textIn(fields, 'prompt').slice(0, 500)
    const started = await roundCalls(api, boardId).start({ anonymous, widens, prompt, zone: textIn(fields, 'zone') })
    setBusy(false)
    if (started.ok) {
      if (widens) planCircles(started.value)
      return onClose()
    }
    setFailure(started.error.code === 'round-open' ? t('rounds.open') : t('rounds.failed'))
  }

  /** The steps stand in the plan like all others: to be renamed, moved or taken away. */
  function planCircles(roundId: string): void {
    process.edits?.addStages(stagesOfCircles(roundId, t))
    if (process.edits !== null) beginStep(process.edits, process.view.get(), { roundId, step: 1 })
  }

  return (
    <Dialog heading={t('rounds.title')} onClose={onClose}>
      <form className="round-start" onSubmit={(event) => void begin(event)}>
        <p>{t('rounds.start.lead')}</p>
        <Field name="prompt" label={t('rounds.start.prompt')} rows={2} hint={t('rounds.start.example')} />
        <Choice
          name="zone"
          label={t('rounds.start.zone')}
          options={zones.map((zone) => [zone, t(`zones.${zone}`)] as const)}
        />
        <fieldset className="round-promise">
          <legend>{t('rounds.start.who')}</legend>
          {(['named', 'anonymous', 'circles'] as const).map((who) => (
            <label key={who}>
              <input type="radio" name="who" value={who} defaultChecked={who === 'named'} />
              <span>{t(`rounds.start.${who}`)}</span>
            </label>
          ))}
          <p className="field-hint">{t('rounds.start.few')}</p>
          <p className="field-hint">{t('rounds.start.trust')}</p>
        </fieldset>
        {failure !== null && (
          <p className="round-failure" role="alert">
            {failure}
          </p>
        )}
        <button className="button" data-look="strong" type="submit" disabled={isBusy}>
          {t('rounds.start.begin')}
        </button>
      </form>
    </Dialog>
  )
}
