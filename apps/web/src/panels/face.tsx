import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Participant } from '../sync/session.ts'
import { initialsOf } from './initials.ts'

/** Somebody's initials with their sector's shape; decorative, the name stands near it. */
export function Face({ person }: { readonly person: Participant }) {
  return (
    <span className="face" aria-hidden="true">
      {initialsOf(person.name)}
      <SectorMark sector={person.sector} size={14} />
    </span>
  )
}
