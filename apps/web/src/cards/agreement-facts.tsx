import { factOf, factsOf, type ActorId, type Party, type WholeItem } from '@samtavle/board'
import { sectorIds } from '@samtavle/method'
import { X } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite, useParticipants } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import { useNameOf } from './use-cards.ts'

/** Who takes part in an agreement, by when, and how far it has come. */
export function AgreementFacts({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const id = useId()
  const status = factOf(item, 'status') ?? 0
  return (
    <div className="card-facts">
      <Parties item={item} />
      <DueField item={item} />
      <label htmlFor={`${id}-status`}>
        {t('cards.status')} <output>{t('cards.statusValue', { part: status })}</output>
      </label>
      <input
        id={`${id}-status`}
        type="range"
        min={0}
        max={100}
        step={5}
        disabled={!mayWrite}
        value={status}
        onChange={(event) => edits.setFact(item.id, 'status', Number(event.target.value))}
      />
    </div>
  )
}

/** By when an agreement is to be kept. */
export function DueField({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const id = useId()
  return (
    <>
      <label htmlFor={id}>{t('cards.due')}</label>
      <input
        id={id}
        className="input"
        type="date"
        disabled={!mayWrite}
        value={factOf(item, 'due') ?? ''}
        onChange={(event) => edits.setFact(item.id, 'due', event.target.value === '' ? null : event.target.value)}
      />
    </>
  )
}

/** Who is named in an agreement; naming somebody is not agreeing for them. */
export function Parties({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits, undo, board } = useSession()
  const mayWrite = useMayWrite()
  const nameOf = useNameOf()
  const [isAdding, setAdding] = useState(false)
  const parties = factsOf(item, 'who').map(({ key, value }) => {
    const sector = 'actor' in value ? (board.view().sectors.get(value.actor) ?? null) : value.sector
    return { key, sector, name: 'actor' in value ? nameOf(value.actor, sector) : value.name }
  })
  const name = (party: Party): void => {
    undo.stopCapturing()
    edits.nameParty(item.id, party)
    undo.stopCapturing()
    setAdding(false)
  }
  return (
    <div>
      <p className="card-label">{t('cards.who')}</p>
      <ul className="holder-names">
        {parties.map((party) => (
          <li key={party.key}>
            <SectorMark sector={party.sector} size={13} />
            {party.name}
            {mayWrite && (
              <button
                className="icon-button"
                type="button"
                aria-label={t('cards.whoDrop', { name: party.name })}
                onClick={() => edits.dropParty(item.id, party.key)}
              >
                <X size={15} aria-hidden="true" />
              </button>
            )}
          </li>
        ))}
      </ul>
      <p className="card-soft">{t('cards.whoNamed')}</p>
      {mayWrite && isAdding && <PartyForm onName={name} />}
      {mayWrite && !isAdding && (
        <button className="button" type="button" onClick={() => setAdding(true)}>
          {t('cards.whoAdd')}
        </button>
      )}
    </div>
  )
}

/** Somebody who is here, or somebody who is not on the board, with their sector. */
function PartyForm({ onName }: { readonly onName: (party: Party) => void }) {
  const { t } = useTranslation()
  const nameOf = useNameOf()
  const here = useParticipants()
  const [name, setName] = useState('')
  const [sector, setSector] = useState('')
  const id = useId()
  return (
    <form
      className="card-form"
      onSubmit={(event) => {
        event.preventDefault()
        if (name.trim() !== '') onName({ name: name.trim(), sector: sector === '' ? null : sector })
      }}
    >
      <label htmlFor={`${id}-here`}>{t('cards.whoPick')}</label>
      <select
        id={`${id}-here`}
        className="select"
        value=""
        onChange={(event) => onName({ actor: event.target.value as ActorId })}
      >
        <option value="">{t('cards.whoAdd')}</option>
        {here.map((person) => (
          <option key={person.actorId} value={person.actorId}>
            {nameOf(person.actorId as ActorId, person.sector)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-name`}>{t('cards.whoName')}</label>
      <input
        id={`${id}-name`}
        className="input"
        maxLength={120}
        value={name}
        onChange={(event) => setName(event.target.value)}
      />
      <SectorSelect id={`${id}-sector`} value={sector} onChange={setSector} />
      <button className="button" data-look="strong" type="submit" disabled={name.trim() === ''}>
        {t('cards.put')}
      </button>
    </form>
  )
}

function SectorSelect(props: {
  readonly id: string
  readonly value: string
  readonly onChange: (sector: string) => void
}) {
  const { t } = useTranslation()
  return (
    <>
      <label htmlFor={props.id}>{t('cards.whoSector')}</label>
      <select
        id={props.id}
        className="select"
        value={props.value}
        onChange={(event) => props.onChange(event.target.value)}
      >
        <option value="">{t('sectors.unsaid')}</option>
        {sectorIds.map((sector) => (
          <option key={sector} value={sector}>
            {t(`sectors.${sector}`)}
          </option>
        ))}
      </select>
    </>
  )
}
