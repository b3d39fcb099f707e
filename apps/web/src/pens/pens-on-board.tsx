import { Suspense } from 'react'
import { useWatchable } from '../bridge/hooks.ts'
import type { Canvas } from '../canvas/index.ts'
import { laterComponent } from '../words/later-component.ts'

const PenBar = laterComponent(['around'], async () => (await import('./pen-bar.tsx')).PenBar)

/** What lies ready to draw with, once somebody draws. */
export function PensOnBoard({ canvas }: { readonly canvas: Canvas }) {
  const pens = useWatchable(canvas.pens)
  return <Suspense>{pens !== null && <PenBar pens={pens} />}</Suspense>
}
