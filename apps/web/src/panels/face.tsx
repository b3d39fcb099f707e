import { useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { SectorMark } from '../sectors/sector-mark.tsx'
import type { Participant } from '../sync/session.ts'
import { initialsOf } from './initials.ts'

/** Somebody's initials with their sector's shape; decorative, the name stands near it. */
export function Face({ person }: { readonly person: Participant }) {
  const isFacilitator = useWatchable(useSession().facilitators).has(person.actorId)
  return (
    // Painted and not written: what a button shows as text has to be part of its name (WCAG 2.5.3).
    <span className="face" data-initials={initialsOf(person.name)} data-star={isFacilitator} aria-hidden="true">
      <SectorMark sector={person.sector} size={14} />
    </span>
  )
}
