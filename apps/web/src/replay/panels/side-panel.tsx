import { X } from 'lucide-react'
import { Suspense, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { useEscape } from '../../outline/use-escape.ts'
import type { Me } from '../../sync/session.ts'
import '../../outline/outline.css'
import { laterComponent } from '../../words/later-component.ts'
import { useTelling, type ShownParts } from '../use-told.ts'
import { ChoosePanel } from './choose-panel.tsx'
import { ComparePanel } from './compare-panel.tsx'
import { GonePanel } from './gone-panel.tsx'
import { HeatPanel } from './heat-panel.tsx'
import { LifePanel } from './life-panel.tsx'
import { MomentsPanel } from './moments-panel.tsx'
import type { PanelName } from './panel-names.ts'

// Fetched with the first wish to take something home.
const TakeHomePanel = laterComponent(
  ['story'],
  async () => (await import('../take-home/take-home-panel.tsx')).TakeHomePanel,
)

interface Props {
  readonly name: PanelName
  readonly parts: ShownParts
  readonly boardId: string | null
  readonly me: Me
  /** The element the film is shown in. */
  readonly surface: HTMLElement | null
  readonly onClose: () => void
}

/** What stands beside a film: a list of its moments, a choice, where it was busy, a note's life, a comparison, or what was deleted. */
export function SidePanel({ name, parts, boardId, me, surface, onClose }: Props) {
  const { t } = useTranslation()
  const panel = useRef<HTMLElement>(null)
  const heading = useRef<HTMLHeadingElement>(null)
  const telling = useTelling(parts.film)
  useEscape(panel, onClose)
  useEffect(() => heading.current?.focus(), [name])
  return (
    <aside ref={panel} className="outline replay-panel" aria-label={t(`replay.${name}`)}>
      <div className="outline-head">
        <h2 className="outline-title" ref={heading} tabIndex={-1}>
          {t(`replay.${name}`)}
        </h2>
        <button className="icon-button" type="button" aria-label={t('replay.close')} onClick={onClose}>
          <X size={20} aria-hidden="true" />
        </button>
      </div>
      <div className="outline-body">
        {telling !== null && name === 'moments' && (
          <MomentsPanel parts={parts} telling={telling} boardId={boardId} me={me} />
        )}
        {telling !== null && name === 'home' && boardId !== null && (
          <Suspense>
            <TakeHomePanel parts={parts} telling={telling} boardId={boardId} />
          </Suspense>
        )}
        {telling !== null && name === 'choose' && <ChoosePanel parts={parts} telling={telling} />}
        {telling !== null && name === 'life' && <LifePanel parts={parts} telling={telling} />}
        {telling !== null && name === 'compare' && (
          <ComparePanel parts={parts} telling={telling} boardId={boardId} me={me} />
        )}
        {telling !== null && name === 'busy' && <HeatPanel parts={parts} telling={telling} surface={surface} />}
        {name === 'gone' && <GonePanel parts={parts} boardId={boardId} me={me} surface={surface} />}
      </div>
    </aside>
  )
}
