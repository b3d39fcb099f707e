import { createWatchable } from '@samtavle/base'
import type { ItemId, ReactionSign } from '@samtavle/board'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import type { Canvas } from '../canvas/index.ts'
import { sayAway } from '../process/say-away.ts'
import { useHasTool } from '../process/use-process.ts'
import { Floating, type Reaction } from './floating.tsx'
import { Light } from './light.tsx'
import { ReactionWheel } from './reaction-wheel.tsx'
import { StampHand } from './stamp-hand.tsx'
import { useSignalKeys } from './use-signal-keys.ts'
import { useStamping } from './use-stamping.ts'
import './signals.css'

interface Props {
  readonly canvas: Canvas
  /** Whether the wheel of reactions is open. */
  readonly isReacting: boolean
  readonly onReacting: (isOpen: boolean) => void
}

/** Over the board: the light of lasers and reactions that rise and vanish, which are kept nowhere, and stamps on their way to a note. */
export function SignalsLayer({ canvas, isReacting, onReacting }: Props) {
  const { t } = useTranslation()
  const { announcer, clock } = useServices()
  const { me, present } = useSession()
  const has = useHasTool()
  const mayWrite = useMayWrite()
  const stamp = useStamping()
  const [isBeaming, setBeaming] = useState(false)
  const [mine] = useState(() => createWatchable<Reaction | null>(null))
  const [sticks, setSticks] = useState(false)
  const [inHand, setInHand] = useState<ReactionSign | null>(null)
  const [under, setUnder] = useState<Under>(nowhere)
  const mayReact = me.role !== 'view' && has('react')
  useSignalKeys({
    canvas,
    onLaser: () => {
      setInHand(null)
      setBeaming(!isBeaming)
    },
    onReact: (at) => {
      if (me.role !== 'view' && !has('react')) return void sayAway(announcer, t, 'react')
      setUnder({ at, item: at === null ? null : canvas.itemAt(at) })
      setInHand(null)
      onReacting(mayReact && !isReacting)
    },
    onEscape: () => {
      setBeaming(false)
      setInHand(null)
      onReacting(false)
    },
  })

  function send(sign: ReactionSign): void {
    const reaction = { sign, at: placeOf(canvas, under.at), turn: clock.now() }
    mine.set(reaction)
    present({ reaction })
    clock.after(sentMs, () => present({ reaction: null }))
  }
  function choose(sign: ReactionSign): void {
    if (!sticks || !mayWrite) send(sign)
    else if (under.item === null) setInHand(sign)
    else stamp(under.item, sign)
    close()
  }
  function close(): void {
    onReacting(false)
    setUnder(nowhere)
    canvas.focus()
  }

  return (
    <>
      <Light canvas={canvas} isBeaming={isBeaming} onEnd={() => setBeaming(false)} />
      {inHand !== null && mayReact && mayWrite && (
        <StampHand canvas={canvas} sign={inHand} onEnd={() => setInHand(null)} />
      )}
      <Floating canvas={canvas} mine={mine} />
      {isReacting && mayReact && (
        <ReactionWheel
          at={under.at}
          sticks={sticks}
          onSticks={mayWrite ? setSticks : null}
          onChoose={choose}
          onClose={close}
        />
      )}
    </>
  )
}

/** Where the pointer was on the surface when the wheel was opened, and over what. */
interface Under {
  readonly at: readonly [x: number, y: number] | null
  readonly item: ItemId | null
}

const nowhere: Under = { at: null, item: null }

/** Long enough that everybody has heard a reaction, short enough that whoever comes later does not. */
const sentMs = 1500

/** Where the pointer was, on the board; without one the middle of what is seen. */
function placeOf(canvas: Canvas, at: Under['at']): readonly [x: number, y: number] {
  if (at !== null) return canvas.camera.toBoard(at)
  const [x, y, width, height] = canvas.camera.seen()
  return [Math.round(x + width / 2), Math.round(y + height / 2)]
}
