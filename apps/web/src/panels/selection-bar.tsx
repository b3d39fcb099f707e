import { zones, type ItemId } from '@samtavle/board'
import { CopyPlus, Ellipsis, Trash2 } from 'lucide-react'
import { Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useColor, useMayWrite, useSelection } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import { laterComponent } from '../words/later-component.ts'
import { keysOf } from './keys.ts'
import { PaperSwatches } from './paper-swatches.tsx'
import { ToolButton } from './tool-button.tsx'
import { useMoveToZone } from './use-move-to-zone.ts'

// What the method says of a card is fetched with its words when the first one is chosen.
const CardBar = laterComponent(['cards'], async () => (await import('../cards/card-bar.tsx')).CardBar)
const SelectionMenu = laterComponent(['find'], async () => (await import('./selection-menu.tsx')).SelectionMenu)
const PhoneSelection = laterComponent(['around'], async () => (await import('./phone-selection.tsx')).PhoneSelection)

/** What can be done with the notes in the hand: colour, copy, another zone, away. */
export function SelectionBar() {
  const selection = useSelection()
  const isPhone = usePhone()
  const mayWrite = useMayWrite()
  const canvas = useCanvas()
  const [first] = selection
  if (canvas === null || first === undefined) return null
  const cardBar = (
    <Suspense>
      <CardBar selection={selection} />
    </Suspense>
  )
  if (isPhone) {
    return (
      <Suspense>
        <PhoneSelection key={first} first={first} selected={selection.length} cardBar={cardBar} />
      </Suspense>
    )
  }
  return (
    <>
      {cardBar}
      {mayWrite && <SelectionTools selection={selection} first={first} />}
    </>
  )
}

function SelectionTools({ selection, first }: { readonly selection: readonly ItemId[]; readonly first: ItemId }) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  return (
    <div className="tool-row selection-row" role="group" aria-label={t('tools.selectionLabel')}>
      <span className="visually-hidden" role="status">
        {t('tools.selected', { count: selection.length })}
      </span>
      <ColourOfSelection first={first} />
      <span className="tool-gap" />
      <MoveSelection selection={selection} />
      <ToolButton
        label={t('tools.duplicate')}
        keys={keysOf('D')}
        onPress={() => canvas?.duplicateSelection()}
        icon={<CopyPlus size={20} />}
      />
      <ToolButton
        label={t('tools.remove')}
        keys={t('help.delete')}
        onPress={() => canvas?.deleteSelection()}
        icon={<Trash2 size={20} />}
      />
      <MoreButton />
    </div>
  )
}

/** Opens what is needed more seldom. */
export function MoreButton() {
  const { t } = useTranslation()
  const trigger = useRef<HTMLButtonElement>(null)
  const [isOpen, setOpen] = useState(false)
  return (
    <>
      <button
        ref={trigger}
        className="icon-button"
        type="button"
        aria-label={t('tools.more')}
        title={t('tools.more')}
        aria-haspopup="menu"
        aria-expanded={isOpen}
        onClick={() => setOpen(!isOpen)}
      >
        <Ellipsis size={20} aria-hidden="true" />
      </button>
      <Suspense>{isOpen && <SelectionMenu trigger={trigger} onClose={() => setOpen(false)} />}</Suspense>
    </>
  )
}

function ColourOfSelection({ first }: { readonly first: ItemId }) {
  const canvas = useCanvas()
  const chosen = useColor(first)
  return <PaperSwatches chosen={chosen} onChoose={(color) => canvas?.recolorSelection(color)} />
}

function MoveSelection({ selection }: { readonly selection: readonly ItemId[] }) {
  const { t } = useTranslation()
  const move = useMoveToZone()
  return (
    <select
      className="select move-select"
      aria-label={t('tools.moveTo')}
      value=""
      onChange={(event) => {
        const zone = zones.find((known) => known === event.target.value)
        if (zone !== undefined) move(selection, zone)
      }}
    >
      <option value="" disabled>
        {t('tools.moveTo')}
      </option>
      {zones.map((zone) => (
        <option key={zone} value={zone}>
          {t(`zones.${zone}`)}
        </option>
      ))}
    </select>
  )
}
