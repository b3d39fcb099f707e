import type { ActorId } from '@samtavle/board'
import { gatheringOf } from '@samtavle/method'
import type { RefObject } from 'react'
import { Dialog } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useParticipants, useWatchable } from '../bridge/hooks.ts'
import { CallButtons } from '../process/call-buttons.tsx'
import { RolePowers } from '../process/role-powers.tsx'
import type { Participant } from '../sync/session.ts'
import { listWords } from '../words/when.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import { Face } from './face.tsx'
import './popovers.css'

interface Props {
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** Who is at the table now, by name and sector, and kindly who is not. */
export function PeopleHere({ trigger, onClose }: Props) {
  const { t } = useTranslation()
  const people = useParticipants()
  return (
    <Popover className="popover" placement="bottom end" triggerRef={trigger} isOpen onOpenChange={onClose}>
      <Dialog className="people" aria-label={t('bar.peopleHeading')}>
        <h2>{t('bar.peopleHeading')}</h2>
        <ul>
          {people.map((person) => (
            <PersonRow key={person.actorId} person={person} onFollowed={onClose} />
          ))}
        </ul>
        <CallButtons onDone={onClose} />
        <Missing people={people} />
        <RolePowers />
      </Dialog>
    </Popover>
  )
}

function PersonRow({ person, onFollowed }: { readonly person: Participant; readonly onFollowed: () => void }) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const { me } = useSession()
  const sectorName = useSectorName()
  const isFacilitator = useWatchable(useSession().facilitators).has(person.actorId)
  const isVeiled = useWatchable(useSession().veiled) && !isFacilitator
  const name = person.name ?? t('person.unnamed')
  return (
    <li>
      <Face person={person} />
      <span className="people-name">
        <b>{person.actorId === me.id ? `${name} (${t('person.me')})` : name}</b>
        {person.sector !== null && <span>{sectorName(person.sector)}</span>}
        {isFacilitator && <span>★ {t('session.attention.facilitator')}</span>}
      </span>
      {person.actorId !== me.id && canvas !== null && !isVeiled && (
        <button
          className="button people-follow"
          type="button"
          aria-label={t('follow.startNamed', { name })}
          onClick={() => {
            canvas.follow.start(person.actorId as ActorId)
            onFollowed()
          }}
        >
          {t('follow.start')}
        </button>
      )}
    </li>
  )
}

/** A question, not a verdict: which of the four sectors has nobody here yet. */
function Missing({ people }: { readonly people: readonly Participant[] }) {
  const { t, i18n } = useTranslation()
  const { missing } = gatheringOf(people)
  if (missing.length === 0 || missing.length === 4) return null
  const sectors = listWords(
    missing.map((sector) => t(`sectorsFrom.${sector}`)),
    i18n.language,
  )
  return <p className="people-missing">{t('bar.missing', { sectors })}</p>
}
