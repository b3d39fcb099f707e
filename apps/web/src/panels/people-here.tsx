import { gatheringOf } from '@samtavle/method'
import { Button } from 'react-aria-components/Button'
import { Dialog, DialogTrigger } from 'react-aria-components/Dialog'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useParticipants } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Participant } from '../sync/session.ts'
import { listWords } from '../words/when.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import { initialsOf } from './initials.ts'

const mostFaces = 4

/** Who is at the table now, by name and sector, and kindly who is not. */
export function PeopleHere() {
  const { t } = useTranslation()
  const people = useParticipants()
  return (
    <DialogTrigger>
      <Button className="people-button" aria-label={t('bar.people', { count: people.length })}>
        <span className="people-faces">
          {people.slice(0, mostFaces).map((person) => (
            <Face key={person.actorId} person={person} />
          ))}
        </span>
        <span className="people-count">{people.length}</span>
      </Button>
      <Popover className="popover" placement="bottom end">
        <Dialog className="people" aria-label={t('bar.peopleHeading')}>
          <h2>{t('bar.peopleHeading')}</h2>
          <ul>
            {people.map((person) => (
              <PersonRow key={person.actorId} person={person} />
            ))}
          </ul>
          <Missing people={people} />
        </Dialog>
      </Popover>
    </DialogTrigger>
  )
}

function PersonRow({ person }: { readonly person: Participant }) {
  const { t } = useTranslation()
  const { me } = useSession()
  const sectorName = useSectorName()
  const name = person.name ?? t('person.unnamed')
  return (
    <li>
      <Face person={person} />
      <span className="people-name">
        <b>{person.actorId === me.id ? `${name} (${t('person.me')})` : name}</b>
        {person.sector !== null && <span>{sectorName(person.sector)}</span>}
      </span>
    </li>
  )
}

function Face({ person }: { readonly person: Participant }) {
  return (
    <span className="face" aria-hidden="true">
      {initialsOf(person.name)}
      <SectorMark sector={person.sector} size={14} />
    </span>
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
