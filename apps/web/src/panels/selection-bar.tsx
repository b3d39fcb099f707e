import { zones, type ItemId } from '@samtavle/board'
import { CopyPlus, Ellipsis, Trash2 } from 'lucide-react'
import { lazy, Suspense, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { useItem, useMayWrite, useSelection } from '../bridge/hooks.ts'
import { keysOf } from './keys.ts'
import { PaperSwatches } from './paper-swatches.tsx'
import { fetchWords } from '../words/i18n.ts'
import { ToolButton } from './tool-button.tsx'

// What the method says of a card is fetched with its words when the first one is chosen.
const CardBar = lazy(async () => {
  const [{ CardBar: component }] = await Promise.all([import('../cards/card-bar.tsx'), fetchWords('cards')])
  return { default: component }
})
const SelectionMenu = lazy(async () => ({ default: (await import('./selection-menu.tsx')).SelectionMenu }))

/** What can be done with the notes in the hand: colour, copy, another zone, away. */
export function SelectionBar() {
  const canvas = useCanvas()
  const selection = useSelection()
  const mayWrite = useMayWrite()
  const [first] = selection
  if (canvas === null || first === undefined) return null
  return (
    <>
      <Suspense>
        <CardBar selection={selection} />
      </Suspense>
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
function MoreButton() {
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
  const item = useItem(first)
  const chosen = item?.state === 'whole' ? item.color : null
  return <PaperSwatches chosen={chosen} onChoose={(color) => canvas?.recolorSelection(color)} />
}

function MoveSelection({ selection }: { readonly selection: readonly ItemId[] }) {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  return (
    <select
      className="select move-select"
      aria-label={t('tools.moveTo')}
      value=""
      onChange={(event) => {
        const zone = zones.find((known) => known === event.target.value)
        if (zone === undefined) return
        undo.stopCapturing()
        edits.moveToZone(selection, zone)
        announcer.say(t('happened.moved', { count: selection.length, zone: t(`zones.${zone}`) }))
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
