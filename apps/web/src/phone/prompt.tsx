import { currentStage, type Zone } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useProcessPart } from '../process/use-process.ts'

const questions = {
  understand: 'home.understandQuestion',
  plan: 'home.planQuestion',
  implement: 'home.implementQuestion',
} as const

/** What everybody is asked now: the step of the session, or else the question of the zone. */
export function Prompt({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation()
  const stages = useProcessPart('stages') ?? []
  const pointer = useProcessPart('pointer')
  const stage = currentStage({ stages, pointer })
  const question = stage?.instruction || t(questions[zone])
  return (
    <div className="phone-prompt">
      {stage !== null && (
        <p className="phone-step">
          <b>{stage.name}</b>
          {stage.minutes !== null && <span>{t('phone.minutes', { count: stage.minutes })}</span>}
        </p>
      )}
      <p className="phone-question">{question}</p>
    </div>
  )
}
