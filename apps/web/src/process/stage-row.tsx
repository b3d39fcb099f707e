import {
  longestGuidance,
  longestInstruction,
  longestStageName,
  mostStageMinutes,
  type ProcessEdits,
  type Stage,
} from '@samtavle/board'
import { ArrowDown, ArrowUp, Flag, Trash2 } from 'lucide-react'
import type { FocusEvent } from 'react'
import { useTranslation } from 'react-i18next'

interface Props {
  readonly stage: Stage
  readonly number: number
  readonly isLast: boolean
  /** Whether the group is at this step. */
  readonly isHere: boolean
  readonly edits: ProcessEdits
  readonly onRemove: () => void
}

/** One step under the hand of a facilitator; what was written is kept when its field is left. */
export function StageRow({ stage, number, isLast, isHere, edits, onRemove }: Props) {
  const { t } = useTranslation()
  const { id } = stage
  const name = stage.name || t('session.unnamed')
  const keepMinutes = ({ target }: FocusEvent<HTMLInputElement>): void => {
    const minutes = Number(target.value.replace(',', '.'))
    edits.changeStage(id, { minutes: minutes > 0 && minutes <= mostStageMinutes ? minutes : null })
  }
  return (
    <li className="plan-step" aria-current={isHere ? 'step' : undefined}>
      <span className="plan-number" aria-hidden="true">
        {number}
      </span>
      <div className="plan-fields">
        {/* A field stands for what is stored: what another facilitator writes there comes in its place. */}
        <input
          key={`name ${stage.name}`}
          className="input plan-name"
          defaultValue={stage.name}
          maxLength={longestStageName}
          aria-label={t('session.planning.name', { number })}
          onBlur={({ target }) => edits.changeStage(id, { name: target.value.trim() })}
        />
        <textarea
          key={`ask ${stage.instruction}`}
          className="input"
          rows={2}
          defaultValue={stage.instruction}
          maxLength={longestInstruction}
          aria-label={t('session.planning.instruction')}
          placeholder={t('session.planning.instruction')}
          onBlur={({ target }) => edits.changeStage(id, { instruction: target.value.trim() })}
        />
        <details className="plan-guidance">
          <summary>{t('session.guidance.label')}</summary>
          <textarea
            key={`guidance ${stage.guidance}`}
            className="input"
            rows={4}
            defaultValue={stage.guidance}
            maxLength={longestGuidance}
            aria-label={t('session.guidance.of', { name })}
            onBlur={({ target }) => edits.changeStage(id, { guidance: target.value.trim() })}
          />
        </details>
        <div className="plan-step-foot">
          <label className="plan-minutes">
            <input
              key={`minutes ${stage.minutes}`}
              className="input"
              inputMode="decimal"
              defaultValue={stage.minutes ?? ''}
              onBlur={keepMinutes}
            />
            {t('session.planning.minutes')}
          </label>
          {isHere ? (
            <span className="plan-here">
              <Flag size={15} aria-hidden="true" />
              {t('session.planning.here')}
            </span>
          ) : (
            <RowButton label={t('session.planning.goHere', { name })} onPress={() => edits.goToStage(id)}>
              <Flag size={17} aria-hidden="true" />
            </RowButton>
          )}
          <RowButton
            label={t('session.planning.up', { name })}
            isOff={number === 1}
            onPress={() => edits.moveStage(id, -1)}
          >
            <ArrowUp size={17} aria-hidden="true" />
          </RowButton>
          <RowButton label={t('session.planning.down', { name })} isOff={isLast} onPress={() => edits.moveStage(id, 1)}>
            <ArrowDown size={17} aria-hidden="true" />
          </RowButton>
          <RowButton label={t('session.planning.remove', { name })} onPress={onRemove}>
            <Trash2 size={17} aria-hidden="true" />
          </RowButton>
        </div>
      </div>
    </li>
  )
}

interface RowButtonProps {
  readonly label: string
  readonly isOff?: boolean
  readonly onPress: () => void
  readonly children: React.ReactNode
}

function RowButton({ label, isOff = false, onPress, children }: RowButtonProps) {
  return (
    <button className="icon-button" type="button" aria-label={label} title={label} disabled={isOff} onClick={onPress}>
      {children}
    </button>
  )
}
