import { pulseQuestions, pulseSteps, type PulseQuestion } from '@samtavle/board'
import { smallestCrowd } from '@samtavle/method'
import type { PulseAnswers } from '@samtavle/protocol'
import { useState, type FormEvent } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../bridge/board-context.ts'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { PulseResults } from './pulse-results.tsx'
import { useOpenPulse, type OpenPulse } from './use-pulse.ts'

/** The mirror of the group: anybody starts it, everybody answers in confidence, and the results are about crowds only. */
export function PulsePart() {
  const { t } = useTranslation('ground')
  const { mayWrite } = usePanel()
  const pulse = useOpenPulse()
  return (
    <Part name="pulse" lead={t('pulse.lead', { count: smallestCrowd })}>
      {pulse.round === null && mayWrite && (
        <button className="button" type="button" disabled={pulse.isBusy} onClick={pulse.start}>
          {t('pulse.start')}
        </button>
      )}
      {pulse.round !== null && <OpenRound pulse={pulse} />}
      <PulseResults />
    </Part>
  )
}

function OpenRound({ pulse }: { readonly pulse: OpenPulse }) {
  const { t } = useTranslation('ground')
  const { me } = useSession()
  const { mayWrite } = usePanel()
  const { round, status } = pulse
  const isElsewhere = status?.hasAnswered === true && status.own === null
  const mayClose = mayWrite && (me.role === 'facilitate' || round?.by === me.id)
  return (
    <div className="pulse-open">
      <p>
        <b>{t('pulse.open')}</b> {status !== null && t('pulse.answered', { count: status.answered })}
      </p>
      {mayWrite && isElsewhere && <p className="ground-note">{t('pulse.elsewhere')}</p>}
      {mayWrite && !isElsewhere && status !== null && (
        // A new form once the relay has said what I answered before.
        <AnswerForm key={JSON.stringify(status.own)} pulse={pulse} own={status.own} />
      )}
      {mayClose && (
        <button className="button" type="button" disabled={pulse.isBusy} onClick={pulse.close}>
          {t('pulse.close')}
        </button>
      )}
    </div>
  )
}

const steps = Array.from({ length: pulseSteps }, (_, index) => index + 1)

function AnswerForm({ pulse, own }: { readonly pulse: OpenPulse; readonly own: PulseAnswers | null }) {
  const { t } = useTranslation('ground')
  const [answers, setAnswers] = useState<PulseAnswers>(own ?? {})

  function send(event: FormEvent): void {
    event.preventDefault()
    if (Object.keys(answers).length > 0) pulse.answer(answers)
  }

  return (
    <form className="pulse-form" onSubmit={send}>
      {own !== null && <p className="ground-good">{t('pulse.sent')}</p>}
      {pulseQuestions.map((question) => (
        <Question
          key={question}
          question={question}
          answer={answers[question]}
          onAnswer={(answer) => setAnswers({ ...answers, [question]: answer })}
        />
      ))}
      <p className="ground-small">{t('pulse.secret')}</p>
      <button
        className="button"
        data-look="strong"
        type="submit"
        disabled={pulse.isBusy || Object.keys(answers).length === 0}
      >
        {own === null ? t('pulse.send') : t('pulse.change')}
      </button>
    </form>
  )
}

interface QuestionProps {
  readonly question: PulseQuestion
  readonly answer: number | undefined
  readonly onAnswer: (answer: number) => void
}

function Question({ question, answer, onAnswer }: QuestionProps) {
  const { t } = useTranslation('ground')
  return (
    <fieldset className="pulse-question">
      <legend>{t(`pulse.question.${question}`)}</legend>
      <span className="ground-small" aria-hidden="true">
        {t('pulse.low')}
      </span>
      {steps.map((step) => (
        <label key={step}>
          <input
            type="radio"
            name={`pulse-${question}`}
            value={step}
            checked={answer === step}
            onChange={() => onAnswer(step)}
          />
          <span>{step}</span>
        </label>
      ))}
      <span className="ground-small" aria-hidden="true">
        {t('pulse.high')}
      </span>
    </fieldset>
  )
}
