import { currentStage } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useProcessPart } from '../process/use-process.ts'

/** Where the session is, in two lines: the step, what is asked, and for how long it is thought to take; nothing before the first step. */
export function StepLine() {
  const { t } = useTranslation()
  const stages = useProcessPart('stages') ?? []
  const pointer = useProcessPart('pointer')
  const stage = currentStage({ stages, pointer })
  if (stage === null) return null
  return (
    <section className="phone-step-line" aria-label={t('phone.step')}>
      <p className="phone-step">
        <b>{stage.name}</b>
        {stage.minutes !== null && <span>{t('phone.minutes', { count: stage.minutes })}</span>}
      </p>
      {stage.instruction !== '' && <p className="phone-asked">{stage.instruction}</p>}
    </section>
  )
}
