import { lazy, Suspense, useState } from 'react'
import { useForks, useIsCrowded, useStranded } from '../bridge/hooks.ts'
import { EndedBanner } from '../panels/ended-banner.tsx'
import { KeepingBanner } from '../panels/keeping-banner.tsx'

// None of them is seen on a good day.
const ForkBanner = lazy(async () => ({ default: (await import('../panels/fork-banner.tsx')).ForkBanner }))
const StrandedNotice = lazy(async () => ({ default: (await import('../panels/stranded-notice.tsx')).StrandedNotice }))
const CrowdedNotice = lazy(async () => ({ default: (await import('../panels/crowded-notice.tsx')).CrowdedNotice }))

/** What people have to know about the board as a whole, one below the other over its top edge, the gravest first. */
export function Notices() {
  const forks = useForks()
  const stranded = useStranded()
  const isCrowded = useIsCrowded()
  const [isRead, setIsRead] = useState(false)
  return (
    <div className="notices">
      <EndedBanner />
      <KeepingBanner />
      <Suspense>
        {stranded !== null && <StrandedNotice fork={stranded} />}
        {forks.length > 0 && <ForkBanner forks={forks} />}
        {isCrowded && !isRead && <CrowdedNotice onClose={() => setIsRead(true)} />}
      </Suspense>
    </div>
  )
}
