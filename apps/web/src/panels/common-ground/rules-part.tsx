import { groundRulesOf, type RuleReading } from '@samtavle/method'
import { Hand } from 'lucide-react'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { whenWords } from '../../words/when.ts'
import { Field, FoldedForm, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { Sectors, Thing } from './thing.tsx'

/** The group's own rules: written, agreed to, doubted, pointed to, taken up again. */
export function RulesPart() {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  const { view, gathering, mayWrite } = usePanel()
  const rules = useMemo(() => groundRulesOf(view, gathering), [view, gathering])
  return (
    <Part name="rules" lead={t('rules.lead')} count={rules.length}>
      {rules.length === 0 && <p className="ground-question">{t('rules.none')}</p>}
      <ul className="ground-list">
        {rules.map((rule) => (
          <Rule key={rule.id} rule={rule} />
        ))}
      </ul>
      {mayWrite && (
        <FoldedForm
          open={t('rules.add')}
          onSend={(fields) => {
            const text = textIn(fields, 'text')
            if (text === '') return false
            undo.stopCapturing()
            edits.addRule({ text })
            undo.stopCapturing()
            return true
          }}
        >
          <Field name="text" label={t('rules.text')} rows={2} />
        </FoldedForm>
      )}
    </Part>
  )
}

function Rule({ rule }: { readonly rule: RuleReading }) {
  const { t, i18n } = useTranslation('ground')
  const { edits } = useSession()
  const { announcer, clock } = useServices()
  const { mayWrite } = usePanel()
  const { id, state, standing, unanswered, pointed } = rule
  return (
    <li className="ground-entry" data-state={state}>
      <Thing id={id} />
      <p className="ground-facts">
        <span className="ground-state">{stateWords()}</span>
        <Sectors counts={standing.holdsBySector} />
      </p>
      {pointed !== null && (
        <p className="ground-pointed">
          <Hand size={16} aria-hidden="true" />
          {t('rules.pointed', { when: whenWords(pointed.at, clock.now(), i18n.language) })}
        </p>
      )}
      <StandButtons id={id} kind="rule" />
      {mayWrite && (
        <button
          className="button"
          data-look="quiet"
          type="button"
          onClick={() => {
            edits.pointToRule(id)
            announcer.say(t('rules.saidPointed'))
          }}
        >
          <Hand size={16} aria-hidden="true" />
          {t('rules.point')}
        </button>
      )}
    </li>
  )

  function stateWords(): string {
    if (state !== 'open') return t(state === 'agreed' ? 'rules.agreed' : 'rules.concern')
    return unanswered.length === 0 ? t('rules.openNobody') : t('rules.open', { count: unanswered.length })
  }
}
