import { createWatchable } from '@samtavle/base'
import type { Canvas } from '../canvas/index.ts'
import { Floating, type Reaction } from './floating.tsx'
import { Light } from './light.tsx'
import './signals.css'

/** What others point at and how they react, for a whole room; a wall itself sends neither. */
export function SignalsOnWall({ canvas }: { readonly canvas: Canvas }) {
  return (
    <div className="signals-on-wall">
      <Light canvas={canvas} isBeaming={false} onEnd={noEnd} />
      <Floating canvas={canvas} mine={nothingSent} />
    </div>
  )
}

const nothingSent = createWatchable<Reaction | null>(null)
const noEnd = (): void => {}
