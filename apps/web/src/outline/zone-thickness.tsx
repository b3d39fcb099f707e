import type { Zone } from '@samtavle/board'
import { useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'

/** How thick the work in a zone is, in words: counts of work and never of people. */
export function ZoneThickness({ zone }: { readonly zone: Zone }) {
  const { t } = useTranslation()
  const judgements = useCanvas()?.judgements
  const strand = useSyncExternalStore(judgements?.watch ?? never, () => judgements?.thickness()[zone])
  if (strand === undefined || strand.whole === 0) return null
  return <p className="outline-empty">{t(`canvas.strand.${zone}`, { ...strand })}</p>
}

const never = (): (() => void) => () => {}
