import { Suspense, useState } from 'react'
import { useProcess } from '../bridge/board-context.ts'
import { useConnection, useForks, useIsCrowded, useKeeping, useStranded } from '../bridge/hooks.ts'
import { laterComponent } from '../words/later-component.ts'
import './notices.css'

// None of them is seen on a good day.
const EndedBanner = laterComponent([], async () => (await import('../panels/ended-banner.tsx')).EndedBanner)
const KeepingBanner = laterComponent([], async () => (await import('../panels/keeping-banner.tsx')).KeepingBanner)
const ForkBanner = laterComponent([], async () => (await import('../panels/fork-banner.tsx')).ForkBanner)
const StrandedNotice = laterComponent([], async () => (await import('../panels/stranded-notice.tsx')).StrandedNotice)
const CrowdedNotice = laterComponent([], async () => (await import('../panels/crowded-notice.tsx')).CrowdedNotice)

// Somebody may mention me in a comment: told once the board itself is there.
const MentionNotice = laterComponent(
  ['comments'],
  async () => (await import('../comments/mention-notice.tsx')).MentionNotice,
)

/** What people have to know about the board as a whole, one below the other over its top edge, the gravest first. */
export function Notices() {
  const isEnded = useConnection().state === 'ended'
  const isKept = useKeeping() === 'keeps'
  const forks = useForks()
  const stranded = useStranded()
  const isCrowded = useIsCrowded()
  const process = useProcess()
  const [isRead, setIsRead] = useState(false)
  return (
    <div className="notices">
      <Suspense>{isEnded && <EndedBanner />}</Suspense>
      <Suspense>{!isKept && <KeepingBanner />}</Suspense>
      <Suspense>
        {stranded !== null && <StrandedNotice fork={stranded} />}
        {forks.length > 0 && <ForkBanner forks={forks} />}
        {process !== null && <MentionNotice />}
        {isCrowded && !isRead && <CrowdedNotice onClose={() => setIsRead(true)} />}
      </Suspense>
    </div>
  )
}
