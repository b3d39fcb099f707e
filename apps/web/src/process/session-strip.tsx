import { ChevronLeft, ChevronRight, Flag } from 'lucide-react'
import { useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useProcess } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { AskedToLook } from './asked-to-look.tsx'
import { GuidancePart } from './guidance-part.tsx'
import type { Process } from './open-process.ts'
import { TimerPart } from './timer-part.tsx'
import { TurnsPart } from './turns-part.tsx'
import { useMyTools } from './use-my-tools.ts'
import { useProcessPart } from './use-process.ts'
import { useStages, type StagesSeen } from './use-stages.ts'
import './session.css'

/** Where the session is, between the head of the board and the board: the step, the time, and who was not heard yet. */
export function SessionStrip() {
  const process = useProcess()
  return process === null ? null : <Strip process={process} />
}

function Strip({ process }: { readonly process: Process }) {
  const { t } = useTranslation()
  const stages = useStages()
  const timer = useProcessPart('timer')
  const turns = useProcessPart('turns')
  const isLed = process.edits !== null && stages.stages.length > 0
  useGroupNews(stages)
  useMyTools()
  const isQuiet = stages.shown === null && timer === null && turns === null && !isLed
  return (
    <>
      <AskedToLook process={process} />
      {!isQuiet && (
        <section className="session-strip" aria-label={t('session.bar')}>
          {(stages.shown !== null || isLed) && <StepPart process={process} stages={stages} />}
          <TimerPart process={process} advice={stages.shown?.minutes ?? null} />
          {process.edits !== null && <GuidancePart stage={stages.shown} />}
          {turns !== null && <TurnsPart process={process} turns={turns} />}
        </section>
      )}
    </>
  )
}

function StepPart({ process, stages }: { readonly process: Process; readonly stages: StagesSeen }) {
  const { t } = useTranslation()
  const { shown, number, group, isElsewhere } = stages
  const mayLead = useMayWrite() && process.edits !== null
  const count = stages.stages.length
  return (
    <div className="session-step" data-elsewhere={isElsewhere}>
      <div className="session-walk">
        <button
          className="icon-button"
          type="button"
          aria-label={t('session.earlier')}
          disabled={number <= 1}
          onClick={() => stages.step(-1)}
        >
          <ChevronLeft size={20} aria-hidden="true" />
        </button>
        <button
          className="icon-button"
          type="button"
          aria-label={t('session.later')}
          disabled={number === count}
          onClick={() => stages.step(1)}
        >
          <ChevronRight size={20} aria-hidden="true" />
        </button>
      </div>
      <div className="session-what">
        <p className="session-number">
          {shown === null ? t('session.notBegun') : t('session.step', { number, count })}
          {typeof shown?.minutes === 'number' && <span>{t('session.advice', { count: shown.minutes })}</span>}
        </p>
        {shown !== null && <h2>{shown.name || t('session.unnamed')}</h2>}
        {shown !== null && shown.instruction !== '' && <p className="session-ask">{shown.instruction}</p>}
        {isElsewhere && group !== null && (
          <p className="session-away">
            {t('session.looking', { name: group.name || t('session.unnamed') })}
            <button className="button" type="button" onClick={stages.backToGroup}>
              {t('session.back')}
            </button>
          </p>
        )}
      </div>
      {mayLead && isElsewhere && shown !== null && (
        <button
          className="button session-lead"
          data-look="strong"
          type="button"
          onClick={() => process.edits?.goToStage(shown.id)}
        >
          <Flag size={16} aria-hidden="true" />
          {t(group === null ? 'session.begin' : 'session.takeHere')}
        </button>
      )}
    </div>
  )
}

/** Says once that the group has gone on; whoever looks elsewhere stays there. */
function useGroupNews({ group }: StagesSeen): void {
  const { t } = useTranslation()
  const { announcer } = useServices()
  const known = useRef<string | null | undefined>(undefined)
  const id = group?.id ?? null
  const name = group?.name ?? ''
  useEffect(() => {
    const isNews = known.current !== undefined && known.current !== id && id !== null
    known.current = id
    if (isNews) announcer.say(t('session.moved', { name: name || t('session.unnamed') }), { shown: false })
  }, [announcer, t, id, name])
}
