import type { ItemId } from '@samtavle/board'
import { groundingsOf, planGroundingsOf, type Gap, type Remedy } from '@samtavle/method'
import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { usePanel } from './panel-context.ts'
import { Part } from './part.tsx'
import { Thing } from './thing.tsx'
import { findingsOfKind } from './use-ground.ts'

/** Work that cannot be traced to a shared view of the problem: why, and what would ground it. */
export function UngroundedPart() {
  const { t } = useTranslation('ground')
  const { view, findings } = usePanel()
  const work = findingsOfKind(findings, 'ungrounded')
  const [plans] = findingsOfKind(findings, 'plans-ungrounded')
  const hasWork = useMemo(() => groundingsOf(view).size > 0, [view])
  return (
    <Part name="ungrounded" lead={t('ungrounded.lead')} count={work.length}>
      {work.length === 0 && (
        <p className={hasWork ? 'ground-good' : 'ground-note'}>
          {hasWork ? t('ungrounded.none') : t('ungrounded.nothingYet')}
        </p>
      )}
      <ul className="ground-list">
        {work.map(({ item, gaps }) => (
          <Ungrounded key={item} id={item} gap={gaps[0]} />
        ))}
      </ul>
      {plans !== undefined && <UngroundedPlans items={plans.items} />}
    </Part>
  )
}

function UngroundedPlans({ items }: { readonly items: readonly ItemId[] }) {
  const { t } = useTranslation('ground')
  const { view } = usePanel()
  const groundings = useMemo(() => planGroundingsOf(view), [view])
  return (
    <details className="ground-more">
      <summary>{t('ungrounded.plans', { count: items.length })}</summary>
      <ul className="ground-list">
        {items.map((id) => {
          const grounding = groundings.get(id)
          return grounding?.state === 'ungrounded' ? <Ungrounded key={id} id={id} gap={grounding.gaps[0]} /> : null
        })}
      </ul>
    </details>
  )
}

function Ungrounded({ id, gap }: { readonly id: ItemId; readonly gap: Gap }) {
  const { t } = useTranslation('ground')
  const { view } = usePanel()
  const target = targetOf(gap.wouldGround)
  return (
    <li className="ground-entry">
      <Thing id={id} />
      <p className="ground-note">{t(`ungrounded.gap.${gap.gap}`)}</p>
      <p className="ground-remedy">{t(`ungrounded.remedy.${gap.wouldGround.do}`)}</p>
      {target !== id && view.items.has(target) && <Thing id={target} />}
    </li>
  )
}

function targetOf(remedy: Remedy): ItemId {
  return remedy.do === 'hold' ? remedy.framing : remedy.item
}
