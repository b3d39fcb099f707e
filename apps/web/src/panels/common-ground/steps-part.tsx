import { groundRulesOf } from '@samtavle/method'
import { Check, X } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import type { DeviceStorage } from '../../device/board-list.ts'
import { adviceFor, adviceNames, type AdviceName } from './advice.ts'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { findingsOfKind } from './use-ground.ts'

const stepNames = ['gather', 'rules', 'keep', 'deliver'] as const

/** The four steps as guidance in any order, and one thought at a time that fits where the group is. */
export function StepsPart() {
  const { t } = useTranslation('ground')
  const begun = useBegunSteps()
  return (
    <Part name="steps" lead={t('steps.lead')}>
      <ol className="step-rows">
        {stepNames.map((step) => (
          <li key={step} data-begun={begun[step]}>
            <span className="step-mark" aria-hidden="true">
              {begun[step] && <Check size={14} />}
            </span>
            <span>
              <b>{t(`steps.${step}`)}</b>
              <span className="visually-hidden"> ({begun[step] ? t('steps.begun') : t('steps.open')})</span>
              <span className="ground-small">{t(`steps.${step}Ask`)}</span>
            </span>
          </li>
        ))}
      </ol>
      <Advice />
    </Part>
  )
}

/** A step has begun when there is something of it on the board: nothing is ever finished by a tick. */
function useBegunSteps(): Readonly<Record<(typeof stepNames)[number], boolean>> {
  const { view, gathering, findings } = usePanel()
  const rules = useMemo(() => groundRulesOf(view, gathering), [view, gathering])
  return {
    gather: findingsOfKind(findings, 'no-framing').length === 0,
    rules: rules.length > 0,
    keep: rules.some(({ state, pointed }) => state === 'agreed' || pointed !== null),
    deliver:
      findingsOfKind(findings, 'agreement-carried').length + findingsOfKind(findings, 'agreement-alone').length > 0,
  }
}

function Advice() {
  const { t } = useTranslation('ground')
  const { findings } = usePanel()
  const [dismissed, dismiss] = useDismissed()
  const [name] = adviceFor(findings).filter((candidate) => !dismissed.has(candidate))
  return (
    <>
      {name !== undefined && (
        <div className="advice" role="note" aria-label={t('advice.heading')}>
          <p>{t(`advice.${name}`)}</p>
          <button
            className="icon-button"
            type="button"
            aria-label={t('advice.dismiss')}
            title={t('advice.dismiss')}
            onClick={() => dismiss(name)}
          >
            <X size={17} aria-hidden="true" />
          </button>
        </div>
      )}
      <details className="ground-more">
        <summary>{t('advice.all')}</summary>
        <ul className="advice-list">
          {adviceNames.map((each) => (
            <li key={each}>{t(`advice.${each}`)}</li>
          ))}
        </ul>
      </details>
    </>
  )
}

/** What this person does not want to read again, kept on their device, board by board. */
function useDismissed(): readonly [ReadonlySet<string>, (name: AdviceName) => void] {
  const { boardId } = useSession()
  const { storage } = useServices()
  const key = `samtavle.advice.${boardId}`
  const [dismissed, setDismissed] = useState(() => readDismissed(storage, key))
  return [
    dismissed,
    (name) => {
      const next = new Set([...dismissed, name])
      setDismissed(next)
      try {
        storage.setItem(key, [...next].join(' '))
      } catch {
        // A device that refuses to remember shows it again next time.
      }
    },
  ]
}

function readDismissed(storage: DeviceStorage, key: string): ReadonlySet<string> {
  try {
    return new Set((storage.getItem(key) ?? '').split(' '))
  } catch {
    return new Set()
  }
}
