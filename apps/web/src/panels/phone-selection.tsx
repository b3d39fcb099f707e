import type { ItemId } from '@samtavle/board'
import { ChevronUp, Palette, Trash2 } from 'lucide-react'
import { useState, useSyncExternalStore, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useItem, useMayWrite } from '../bridge/hooks.ts'
import { PaperSwatches } from './paper-swatches.tsx'
import { MoreButton } from './selection-bar.tsx'
import { ToolButton } from './tool-button.tsx'
import './phone-selection.css'

interface Props {
  readonly first: ItemId
  readonly selected: number
  /** What the method says of it, and what can be said to it. */
  readonly cardBar: ReactNode
}

type Drawer = 'about' | 'colour'

/** What is selected, on a phone: one row, out of which one drawer at a time is pulled, so that the board stays in view. */
export function PhoneSelection({ first, selected, cardBar }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const mayWrite = useMayWrite()
  const item = useItem(first)
  const [pulled, setPulled] = useState<Drawer | null>(null)
  const isAsked = useIsAsked()
  const drawer = isAsked ? 'about' : pulled
  const pull = (next: Drawer): void => {
    canvas?.ask(null)
    setPulled(drawer === next ? null : next)
  }
  const color = item?.state === 'whole' ? item.color : null
  return (
    <div className="phone-selection">
      <span className="visually-hidden" role="status">
        {t('tools.selected', { count: selected })}
      </span>
      {drawer === 'about' && cardBar}
      {drawer === 'colour' && (
        <div className="tool-row">
          <PaperSwatches chosen={color} onChoose={(next) => canvas?.recolorSelection(next)} />
        </div>
      )}
      <div className="tool-row selection-row" role="group" aria-label={t('tools.selectionLabel')}>
        <button
          className="button about-button"
          type="button"
          aria-expanded={drawer === 'about'}
          onClick={() => pull('about')}
        >
          <ChevronUp size={18} aria-hidden="true" />
          {t('selection.about')}
        </button>
        {mayWrite && (
          <>
            <span className="colour-tool" data-paper={color ?? undefined}>
              <ToolButton
                label={t('tools.colour')}
                pressed={drawer === 'colour'}
                onPress={() => pull('colour')}
                icon={<Palette size={20} />}
              />
            </span>
            <ToolButton
              label={t('tools.remove')}
              onPress={() => canvas?.deleteSelection()}
              icon={<Trash2 size={20} />}
            />
            <MoreButton />
          </>
        )}
      </div>
    </div>
  )
}

/** Something is asked of it: the answer is given in the drawer. */
function useIsAsked(): boolean {
  const asked = useCanvas()?.asked
  return useSyncExternalStore(asked?.watch ?? never, () => (asked?.get() ?? null) !== null)
}

const never = (): (() => void) => () => {}
