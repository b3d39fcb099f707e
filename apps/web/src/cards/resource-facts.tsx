import { factOf, resourceForms, type ActorId, type WholeItem } from '@samtavle/board'
import { useId } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite, useParticipants } from '../bridge/hooks.ts'
import { useNameOf } from './use-cards.ts'

/** What kind of resource it is, and who brings it. */
export function ResourceFacts({ item }: { readonly item: WholeItem }) {
  const { t } = useTranslation()
  const { edits } = useSession()
  const mayWrite = useMayWrite()
  const here = useParticipants()
  const nameOf = useNameOf()
  const id = useId()
  const from = factOf(item, 'from')
  const bringer = from === undefined ? '' : 'actor' in from ? from.actor : 'named'
  const isKnown = bringer === '' || here.some(({ actorId }) => actorId === bringer)
  return (
    <div className="card-facts">
      <label htmlFor={`${id}-form`}>{t('cards.form')}</label>
      <select
        id={`${id}-form`}
        className="select"
        disabled={!mayWrite}
        value={factOf(item, 'form') ?? ''}
        onChange={(event) =>
          edits.setFact(item.id, 'form', resourceForms.find((form) => form === event.target.value) ?? null)
        }
      >
        <option value="">{t('cards.formNone')}</option>
        {resourceForms.map((form) => (
          <option key={form} value={form}>
            {t(`canvas.form.${form}`)}
          </option>
        ))}
      </select>
      <label htmlFor={`${id}-from`}>{t('cards.from')}</label>
      <select
        id={`${id}-from`}
        className="select"
        disabled={!mayWrite}
        value={bringer}
        onChange={(event) =>
          edits.setFact(item.id, 'from', event.target.value === '' ? null : { actor: event.target.value as ActorId })
        }
      >
        <option value="">{t('cards.fromMe')}</option>
        {!isKnown && from !== undefined && (
          <option value={bringer}>{'actor' in from ? nameOf(from.actor, null) : from.name}</option>
        )}
        {here.map((person) => (
          <option key={person.actorId} value={person.actorId}>
            {nameOf(person.actorId as ActorId, person.sector)}
          </option>
        ))}
      </select>
    </div>
  )
}
