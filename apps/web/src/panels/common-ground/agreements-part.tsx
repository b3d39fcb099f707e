import type { ItemId } from '@samtavle/board'
import { agreementsOf, type AgreementReading } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../../bridge/board-context.ts'
import { useItem, useSelection } from '../../bridge/hooks.ts'
import { DueField, Parties } from '../../cards/agreement-facts.tsx'
import { LinksOf } from '../../cards/links-of.tsx'
import '../../cards/cards.css'
import { languages, localeOf } from '../../words/languages.ts'
import { useSectorName } from '../../words/use-sector-name.ts'
import { Field, FoldedForm, FromSelected, isFromSelected, textIn } from './form.tsx'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { StandButtons } from './stand-buttons.tsx'
import { Thing, Things } from './thing.tsx'

/** Who does what with whom, until when, with what, how far; each carried only by those who said so themselves. */
export function AgreementsPart() {
  const { t } = useTranslation('ground')
  const { view, mayWrite } = usePanel()
  const agreements = useMemo(() => agreementsOf(view), [view])
  return (
    <Part name="agreements" lead={t('agreements.lead')} count={agreements.length}>
      {agreements.length === 0 && <p className="ground-note">{t('agreements.none')}</p>}
      <ul className="ground-list">
        {agreements.map((agreement) => (
          <Agreement key={agreement.id} agreement={agreement} />
        ))}
      </ul>
      {mayWrite && <AddAgreement />}
    </Part>
  )
}

function Agreement({ agreement }: { readonly agreement: AgreementReading }) {
  const { t, i18n } = useTranslation('ground')
  const { actor } = useSession()
  const { mayWrite } = usePanel()
  const { id, due, status, named, awaited, comesFrom, resources } = agreement
  const names = named.map(({ party }) => ('actor' in party ? (actor(party.actor)?.name ?? t('noName')) : party.name))
  return (
    <li className="ground-entry">
      <Thing id={id} />
      <p className="ground-facts">
        <CarriedBy agreement={agreement} />
        {due !== null && <span>{t('agreements.dueOn', { day: dayWords(due, i18n.language) })}</span>}
      </p>
      {names.length > 0 && <p className="ground-note">{t('agreements.named', { names: names.join(', ') })}</p>}
      {awaited.length > 0 && <p className="ground-note">{t('agreements.awaited', { count: awaited.length })}</p>}
      <Status id={id} status={status} mayWrite={mayWrite} />
      <Things label={t('agreements.comesFrom')} ids={comesFrom} />
      <Things label={t('agreements.resources')} ids={resources} />
      <StandButtons id={id} kind="agreement" />
      {mayWrite && <Change id={id} />}
    </li>
  )
}

/** Who is named, by when, what it rests and draws on: changed here as on the card itself. */
function Change({ id }: { readonly id: ItemId }) {
  const { t } = useTranslation('ground')
  const item = useItem(id)
  if (item?.state !== 'whole') return null
  return (
    <details className="ground-more">
      <summary>{t('agreements.change')}</summary>
      <div className="card-facts">
        <Parties item={item} />
        <DueField item={item} />
      </div>
      <LinksOf item={item} />
    </details>
  )
}

function CarriedBy({ agreement }: { readonly agreement: AgreementReading }) {
  const { t, i18n } = useTranslation('ground')
  const sectorName = useSectorName()
  switch (agreement.carriedBy) {
    case 'nobody':
      return <span>{t('agreements.nobody')}</span>
    case 'one-party':
      return <span>{t('agreements.alone')}</span>
    case 'several': {
      const sectors = new Intl.ListFormat(i18n.language).format(agreement.sectors.map(sectorName))
      return <span className="ground-state">{t('agreements.carried', { sectors })}</span>
    }
  }
}

interface StatusProps {
  readonly id: ItemId
  readonly status: number
  readonly mayWrite: boolean
}

function Status({ id, status, mayWrite }: StatusProps) {
  const { t } = useTranslation('ground')
  const { edits } = useSession()
  const words = t('agreements.statusNow', { count: status })
  return (
    <label className="agreement-status">
      <span className="visually-hidden">{t('agreements.status')}</span>
      <input
        type="range"
        min={0}
        max={100}
        step={5}
        value={status}
        disabled={!mayWrite}
        aria-valuetext={words}
        onChange={(event) => edits.setFact(id, 'status', Number(event.target.value))}
      />
      <span aria-hidden="true">{words}</span>
    </label>
  )
}

function AddAgreement() {
  const { t } = useTranslation('ground')
  const { edits, undo } = useSession()
  const { view } = usePanel()
  const selection = useSelection()
  const isResource = (id: ItemId): boolean => {
    const item = view.items.get(id)
    return item?.state === 'whole' && item.kind === 'resource'
  }
  return (
    <FoldedForm
      open={t('agreements.add')}
      onSend={(fields) => {
        const text = textIn(fields, 'text')
        if (text === '') return false
        const chosen = isFromSelected(fields) ? selection : []
        const due = textIn(fields, 'due')
        const names = textIn(fields, 'who')
          .split(',')
          .map((name) => name.trim())
        undo.stopCapturing()
        edits.addAgreement({
          text,
          who: names.filter((name) => name !== '').map((name) => ({ name, sector: null })),
          from: chosen.filter((id) => !isResource(id)),
          resources: chosen.filter(isResource),
          ...(due === '' ? {} : { due }),
        })
        undo.stopCapturing()
        return true
      }}
    >
      <Field name="text" label={t('agreements.text')} rows={3} />
      <Field name="who" label={t('agreements.who')} />
      <Field name="due" label={t('agreements.due')} kind="date" />
      <FromSelected count={selection.length} />
    </FoldedForm>
  )
}

/** A day of the calendar in words; it is the same day wherever it is read. */
export function dayWords(day: string, language: string): string {
  const known = languages.find((each) => each === language) ?? 'en'
  return new Intl.DateTimeFormat(localeOf[known], { dateStyle: 'medium', timeZone: 'UTC' }).format(
    new Date(`${day}T00:00:00Z`),
  )
}
