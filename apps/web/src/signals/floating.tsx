import type { Watchable } from '@samtavle/base'
import type { PresenceState } from '@samtavle/board'
import { useEffect, useRef, useState } from 'react'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { SignPicture } from './sign-picture.tsx'

/** A sign, and where it was sent from. */
export type Reaction = NonNullable<PresenceState['reaction']>

interface Risen {
  readonly key: string
  readonly reaction: Reaction
}

/** A reaction rises for this long, in milliseconds; the style sheet says the same. */
const risesMs = 2400
/** More at once are a crowd: the newest are shown. */
const mostRising = 40

interface Props {
  readonly canvas: Canvas
  /** What I sent last. */
  readonly mine: Watchable<Reaction | null>
}

/** Reactions of everybody, mine included, each rising once from where it was sent. */
export function Floating({ canvas, mine }: Props) {
  const { clock } = useServices()
  const { peers } = useSession()
  const [risen, setRisen] = useState<readonly Risen[]>([])
  const heard = useRef(new Set<string>())
  useEffect(() => {
    const cancels = new Set<() => void>()
    const rise = (who: string, reaction: Reaction): void => {
      const key = `${who} ${reaction.turn}`
      if (heard.current.has(key)) return
      heard.current.add(key)
      setRisen((now) => [...now, { key, reaction }].slice(-mostRising))
      cancels.add(clock.after(risesMs, () => setRisen((now) => now.filter((other) => other.key !== key))))
    }
    const hear = (): void => {
      for (const { clientId, reaction } of peers.get()) if (reaction !== undefined) rise(String(clientId), reaction)
      const sent = mine.get()
      if (sent !== null) rise('me', sent)
    }
    const stops = [peers.watch(hear), mine.watch(hear)]
    return () => {
      for (const stop of [...stops, ...cancels]) stop()
    }
  }, [peers, mine, clock])
  return (
    <div className="signals-floating" aria-hidden="true">
      {risen.map(({ key, reaction }) => (
        <span
          key={key}
          ref={(element) => {
            const [x, y] = canvas.camera.toScreen(reaction.at)
            element?.style.setProperty('--x', `${x}px`)
            element?.style.setProperty('--y', `${y}px`)
          }}
        >
          <SignPicture sign={reaction.sign} />
        </span>
      ))}
    </div>
  )
}
