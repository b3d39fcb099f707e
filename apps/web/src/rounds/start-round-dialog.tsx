import { zones } from '@samtavle/board'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { roundCalls } from '../api/round-calls.ts'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { Choice, Field, textIn } from '../panels/common-ground/form.tsx'
import { Dialog } from '../panels/dialog.tsx'
import './rounds.css'

/** Where a facilitator begins a round: what is asked, and the promise that cannot be changed afterwards. */
export function StartRoundDialog({ onClose }: { readonly onClose: () => void }) {
  const { t } = useTranslation()
  const { boardId } = useSession()
  const { api } = useServices()
  const [failure, setFailure] = useState<string | null>(null)
  const [isBusy, setBusy] = useState(false)

  async function begin(event: FormEvent<HTMLFormElement>): Promise<void> {
    event.preventDefault()
    const fields = new FormData(event.currentTarget)
    setBusy(true)
    const anonymous = textIn(fields, 'who') === 'anonymous'
    const prompt = textIn(fields, 'prompt').slice(0, 500)
    const started = await roundCalls(api, boardId).start({ anonymous, prompt, zone: textIn(fields, 'zone') })
    setBusy(false)
    if (started.ok) return onClose()
    setFailure(started.error.code === 'round-open' ? t('rounds.open') : t('rounds.failed'))
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
          {(['named', 'anonymous'] as const).map((who) => (
            <label key={who}>
              <input type="radio" name="who" value={who} defaultChecked={who === 'named'} />
              <span>{t(`rounds.start.${who}`)}</span>
            </label>
          ))}
          <p className="field-hint">{t('rounds.start.few')}</p>
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
