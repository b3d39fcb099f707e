import { Plus } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Stage } from '@samtavle/board'
import { guideIn, guideNames } from '@samtavle/method/guide'
import { useParticipants } from '../bridge/hooks.ts'
import { Dialog } from '../panels/dialog.tsx'
import { InboxChoice } from './inbox-choice.tsx'
import { inTurn } from './in-turn.ts'
import type { Process } from './open-process.ts'
import { SetUpPart } from './set-up-part.tsx'
import { StageRow } from './stage-row.tsx'
import { ToolDiet } from './tool-diet.tsx'
import { useProcessPart } from './use-process.ts'
import './plan-dialog.css'

interface Props {
  readonly process: Process
  readonly onClose: () => void
}

const suggestionWords = { long: 'session.planning.suggestLong', short: 'session.planning.suggestShort' } as const

/** Where facilitators lay out the session: its steps, the tools of participants, and a round of talk. */
export function PlanDialog({ process, onClose }: Props) {
  const { t } = useTranslation()
  return (
    <Dialog heading={t('session.planning.heading')} onClose={onClose}>
      <div className="plan">
        <p className="session-small">{t('session.planning.lead')}</p>
        <Steps process={process} />
        <SetUpPart process={process} />
        <ToolDiet process={process} />
        <InboxChoice process={process} />
        <Talk process={process} onStarted={onClose} />
      </div>
    </Dialog>
  )
}

function Steps({ process }: { readonly process: Process }) {
  const { t, i18n } = useTranslation()
  const stages = useProcessPart('stages') ?? []
  const pointer = useProcessPart('pointer')
  const [removed, setRemoved] = useState<Stage | null>(null)
  const { edits } = process
  if (edits === null) return null
  return (
    <section className="plan-part">
      <h3>{t('session.planning.steps')}</h3>
      {stages.length === 0 && <p>{t('session.planning.none')}</p>}
      {stages.length > 0 && <p className="session-small">{t('session.guidance.hint')}</p>}
      <ol className="plan-steps">
        {stages.map((stage, index) => (
          <StageRow
            key={stage.id}
            stage={stage}
            number={index + 1}
            isLast={index === stages.length - 1}
            isHere={stage.id === pointer?.id}
            edits={edits}
            onRemove={() => {
              edits.removeStage(stage.id)
              setRemoved(stage)
            }}
          />
        ))}
      </ol>
      {removed !== null && (
        <p className="plan-removed" role="status">
          {t('session.planning.removed', { name: removed.name || t('session.unnamed') })}
          <button
            className="button"
            type="button"
            onClick={() => {
              edits.putBackStage(removed)
              setRemoved(null)
            }}
          >
            {t('session.planning.putBack')}
          </button>
        </p>
      )}
      <div className="plan-buttons">
        {stages.length === 0 &&
          guideNames.map((name) => (
            <button
              key={name}
              className="button"
              data-look={name === 'long' ? 'strong' : undefined}
              type="button"
              onClick={() => edits.addStages(guideIn(name, i18n.language))}
            >
              {t(suggestionWords[name])}
            </button>
          ))}
        <button className="button" type="button" onClick={() => edits.addStages([{}])}>
          <Plus size={16} aria-hidden="true" />
          {t('session.planning.add')}
        </button>
      </div>
    </section>
  )
}

/** Rounds of talk are the group's choice: the facilitator only begins what it wants. */
function Talk({ process: { edits }, onStarted }: { readonly process: Process; readonly onStarted: () => void }) {
  const { t } = useTranslation()
  const people = useParticipants()
  return (
    <section className="plan-part">
      <h3>{t('session.planning.talk')}</h3>
      <p className="session-small">{t('session.turns.hint')}</p>
      <div className="plan-buttons">
        <button
          className="button"
          type="button"
          onClick={() => {
            edits?.startTurns(inTurn(people))
            onStarted()
          }}
        >
          {t('session.turns.start')}
        </button>
      </div>
    </section>
  )
}
