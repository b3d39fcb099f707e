import type { ReactNode } from 'react'
import { useTranslation } from 'react-i18next'

/** The parts of the panel in their order: first the group, then what it understands, then what it does. */
export const partNames = [
  'steps',
  'here',
  'shared',
  'ungrounded',
  'reservations',
  'rules',
  'expectations',
  'voices',
  'pulse',
  'agreements',
  'effects',
] as const
export type PartName = (typeof partNames)[number]

/** The id of a part's heading. */
export function partAnchor(part: PartName): string {
  return `ground-${part}`
}

interface Props {
  readonly name: PartName
  readonly lead?: string
  readonly count?: number
  readonly children: ReactNode
}

/** One part of the panel under its heading. */
export function Part({ name, lead, count, children }: Props) {
  const { t } = useTranslation('ground')
  return (
    <section className="ground-part" aria-labelledby={partAnchor(name)} data-part={name}>
      <h3 id={partAnchor(name)} tabIndex={-1}>
        {t(`part.${name}`)}
        {count !== undefined && count > 0 && <span className="ground-count">{count}</span>}
      </h3>
      {lead !== undefined && <p className="ground-lead">{lead}</p>}
      {children}
    </section>
  )
}
