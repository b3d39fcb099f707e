import { effectGroups, valueLevels, type ItemId, type ValueLevel } from '@samtavle/board'
import { indicatorsOf, sideGainsOf, type IndicatorReading } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { useSelection } from '../../bridge/hooks.ts'
import { dayWords } from './agreements-part.tsx'
import { Choice, Field, FoldedForm, FromSelected, isFromSelected, numberIn, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { Thing, Things } from './thing.tsx'

/** How the group will know that it worked: indicators with goals and observations, and gains nobody foresaw. */
export function EffectsPart() {
  const { t } = useTranslation('ground')
  const { view, mayWrite } = usePanel()
  const indicators = useMemo(() => indicatorsOf(view), [view])
  return (
    <Part name="effects" lead={t('effects.lead')} count={indicators.length}>
      {indicators.length === 0 && <p className="ground-question">{t('effects.none')}</p>}
      <ul className="ground-list">
        {indicators.map((indicator) => (
          <Indicator key={indicator.id} indicator={indicator} />
        ))}
      </ul>
      {mayWrite && <AddIndicator />}
      <SideGains />
      {mayWrite && <AddGain />}
    </Part>
  )
}

function Indicator({ indicator }: { readonly indicator: IndicatorReading }) {
  const { t, i18n } = useTranslation('ground')
  const { mayWrite } = usePanel()
  const { id, goal, earlierGoals, observations, measures, shown } = indicator
  return (
    <li className="ground-entry">
      <Thing id={id} />
      <p className="ground-facts">
        <span className="ground-state">{t(`effects.is.${shown}`)}</span>
        {indicator.for !== null && <span>{t(`effects.group.${indicator.for}`)}</span>}
      </p>
      {goal !== null && <p className="ground-note">{goal.text}</p>}
      {earlierGoals.length > 0 && (
        <details className="ground-more">
          <summary>{t('effects.earlierGoals')}</summary>
          <ul>
            {earlierGoals.map(({ text, at }) => (
              <li key={at}>{text}</li>
            ))}
          </ul>
        </details>
      )}
      <ul className="observations">
        {observations.map(({ on, number, story, at }) => (
          <li key={`${on} ${at}`}>
            <time dateTime={on}>{dayWords(on, i18n.language)}</time>{' '}
            {number !== null && <b>{new Intl.NumberFormat(i18n.language).format(number)}</b>} {story}
          </li>
        ))}
      </ul>
      <Things label={t('agreements.comesFrom')} ids={measures} />
      <StandButtons id={id} kind="indicator" />
      {mayWrite && <Observe id={id} />}
      {mayWrite && <ChangeGoal id={id} goal={goal?.text ?? ''} />}
    </li>
  )
}

const answersToWorks: Readonly<Record<string, boolean>> = { yes: true, 'not-yet': false }

function Observe({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('ground')
  const { edits } = useSession()
  const { clock } = useServices()
  return (
    <FoldedForm
      look="quiet"
      open={t('effects.observe')}
      onSend={(fields) => {
        const on = textIn(fields, 'on')
        const story = textIn(fields, 'story')
        const number = numberIn(fields, 'number')
        if (on === '' || (story === '' && number === undefined)) return false
        const works = answersToWorks[textIn(fields, 'works')] ?? null
        edits.observe(id, { on, story, works, ...(number === undefined ? {} : { number }) })
        return true
      }}
    >
      <Field name="story" label={t('effects.story')} rows={2} />
      <Field name="number" label={t('effects.number')} kind="number" />
      <Field name="on" label={t('effects.on')} kind="date" initial={new Date(clock.now()).toISOString().slice(0, 10)} />
      <Choice
        name="works"
        label={t('effects.works')}
        options={[
          ['', t('effects.cannotTell')],
          ['yes', t('effects.yes')],
          ['not-yet', t('effects.notYet')],
        ]}
      />
    </FoldedForm>
  )
}

function ChangeGoal({ id, goal }: { readonly id: ItemId; readonly goal: string }) {
  const { t } = useTranslation('ground')
  const { edits } = useSession()
  return (
    <FoldedForm
      look="quiet"
      open={t('effects.newGoal')}
      onSend={(fields) => {
        edits.changeGoal(id, textIn(fields, 'goal'))
        return textIn(fields, 'goal') !== ''
      }}
    >
      <Field name="goal" label={t('effects.goal')} rows={2} initial={goal} />
    </FoldedForm>
  )
}

function AddIndicator() {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  const selection = useSelection()
  return (
    <FoldedForm
      open={t('effects.add')}
      onSend={(fields) => {
        const text = textIn(fields, 'text')
        if (text === '') return false
        const goal = textIn(fields, 'goal')
        const group = effectGroups.find((known) => known === textIn(fields, 'for'))
        undo.stopCapturing()
        edits.addIndicator({
          text,
          measures: isFromSelected(fields) ? selection : [],
          ...(goal === '' ? {} : { goal }),
          ...(group === undefined ? {} : { for: group }),
        })
        undo.stopCapturing()
        return true
      }}
    >
      <Field name="goal" label={t('effects.goal')} rows={2} />
      <Field name="text" label={t('effects.text')} rows={2} />
      <Choice
        name="for"
        label={t('effects.for')}
        options={effectGroups.map((group) => [group, t(`effects.group.${group}`)])}
      />
      <FromSelected count={selection.length} />
    </FoldedForm>
  )
}

function SideGains() {
  const { t } = useTranslation('ground')
  const { view } = usePanel()
  const gains = useMemo(() => [...sideGainsOf(view)].filter(([, ids]) => ids.length > 0), [view])
  if (gains.length === 0) return null
  return (
    <div className="side-gains">
      <p className="ground-label">{t('effects.gains')}</p>
      {gains.map(([level, ids]) => (
        <Things key={level} label={t(`effects.level.${level}`)} ids={ids} />
      ))}
    </div>
  )
}

function AddGain() {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  return (
    <FoldedForm
      open={t('effects.addGain')}
      onSend={(fields) => {
        const text = textIn(fields, 'text')
        const level: ValueLevel = valueLevels.find((known) => known === textIn(fields, 'level')) ?? 'group'
        if (text === '') return false
        undo.stopCapturing()
        edits.addNotesToZone('implement', [{ text, facts: new Map([['gain', level]]) }])
        undo.stopCapturing()
        return true
      }}
    >
      <Field name="text" label={t('effects.gain')} rows={2} />
      <Choice
        name="level"
        label={t('effects.for')}
        options={valueLevels.map((level) => [level, t(`effects.level.${level}`)])}
      />
    </FoldedForm>
  )
}
