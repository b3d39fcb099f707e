import type { ItemId } from '@samtavle/board'
import { standingOf } from '@samtavle/method'
import { useTranslation } from 'react-i18next'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { useSelection } from '../../bridge/hooks.ts'
import { Field, FoldedForm, FromSelected, isFromSelected, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { Sectors, Thing } from './thing.tsx'
import { findingsOfKind } from './use-ground.ts'

/** The ways of seeing the problem: first those that are shared, then those that may become so. */
export function SharedPart() {
  const { t } = useTranslation('ground')
  const { findings, mayWrite } = usePanel()
  const shared = findingsOfKind(findings, 'framing-shared').map(({ framing }) => framing)
  const others = findingsOfKind(findings, 'framing-not-shared').map(({ framing }) => framing)
  return (
    <Part name="shared" lead={t('shared.lead')} count={shared.length}>
      {shared.length + others.length === 0 && <p className="ground-question">{t('shared.none')}</p>}
      <ul className="ground-list">
        {[...shared, ...others].map((id) => (
          <Framing key={id} id={id} />
        ))}
      </ul>
      {mayWrite && <AddFraming />}
    </Part>
  )
}

const stateWords = { shared: 'shared.isShared', held: 'shared.isHeld', unheld: 'shared.isUnheld' } as const

function Framing({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('ground')
  const { view } = usePanel()
  const item = view.items.get(id)
  if (item?.state !== 'whole') return null
  const { state, holdsBySector, needs, reservations, reopened } = standingOf(view, item)
  return (
    <li className="ground-entry" data-state={state}>
      <Thing id={id} />
      <p className="ground-facts">
        <span className="ground-state">{t(stateWords[state])}</span>
        {holdsBySector.size > 0 && (
          <>
            <span className="visually-hidden">{t('shared.holders')}</span>
            <Sectors counts={holdsBySector} />
          </>
        )}
        {reservations.length > 0 && <span>{t('shared.doubts', { count: reservations.length })}</span>}
      </p>
      {reopened !== null && (
        <p className="ground-note">
          {reopened.reason === '' ? t('shared.reopenedBare') : t('shared.reopened', { reason: reopened.reason })}
        </p>
      )}
      {needs.map((need) => (
        <p key={need} className="ground-note">
          {t(`shared.need.${need}`)}
        </p>
      ))}
      <StandButtons id={id} kind="framing" />
    </li>
  )
}

function AddFraming() {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  const { show } = usePanel()
  const selection = useSelection()
  return (
    <FoldedForm
      open={t('shared.add')}
      onSend={(fields) => {
        const text = textIn(fields, 'statement')
        if (text === '') return false
        undo.stopCapturing()
        const id = edits.addFraming({
          text,
          affects: textIn(fields, 'affects'),
          known: textIn(fields, 'known'),
          assumed: textIn(fields, 'assumed'),
          from: isFromSelected(fields) ? selection : [],
        })
        undo.stopCapturing()
        announcer.say(t('shown', { words: text }), { shown: false })
        show(id)
        return true
      }}
    >
      <Field name="statement" label={t('shared.statement')} rows={3} />
      <Field name="affects" label={t('shared.affects')} />
      <Field name="known" label={t('shared.known')} />
      <Field name="assumed" label={t('shared.assumed')} />
      <FromSelected count={selection.length} />
    </FoldedForm>
  )
}
