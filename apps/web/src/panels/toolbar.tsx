import { Handshake, List, MousePointer2, Redo2, StickyNote, Undo2 } from 'lucide-react'
import { Suspense } from 'react'
import { Toolbar as ToolRow } from 'react-aria-components/Toolbar'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import type { Tool } from '../canvas/index.ts'
import { useMayWrite, useTool, useUndoState } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import { useHasTool } from '../process/use-process.ts'
import { keysOf } from './keys.ts'
import { ToolButton } from './tool-button.tsx'
import { laterComponent } from '../words/later-component.ts'

// What participants have only when a facilitator lays it out is fetched by itself.
const MoreTools = laterComponent(['around'], async () => (await import('./more-tools.tsx')).MoreTools)
const ReactButton = laterComponent(['session'], async () => (await import('../signals/react-button.tsx')).ReactButton)

interface Props {
  /** What stands beside the board now. */
  readonly beside: 'outline' | 'ground' | null
  readonly onBeside: (kind: 'outline' | 'ground') => void
  /** Opens the reactions; null while they cannot be sent. */
  readonly onReact: (() => void) | null
}

/** The few tools of a participant: move, look around, write; and my own steps back and forth. */
export function Toolbar({ beside, onBeside, onReact }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const tool = useTool()
  const mayWrite = useMayWrite()
  const isPhone = usePhone()
  const has = useHasTool()
  // Whoever has nothing to draw with but notes selects all the time: there is nothing to come back from.
  const isFew = !(['section', 'link', 'card', 'draw'] as const).some(has)
  if (canvas === null || (!mayWrite && !isPhone)) return null
  /** Pressed again, a tool is laid down. */
  const take = (next: Tool): void => canvas.setTool(tool === next ? 'select' : next)
  return (
    <ToolRow className="tool-row" aria-label={t('tools.label')}>
      {mayWrite && (
        <>
          {!isFew && (
            <ToolButton
              label={t('tools.select')}
              keys="V"
              pressed={tool === 'select'}
              onPress={() => canvas.setTool('select')}
              icon={<MousePointer2 size={21} />}
            />
          )}
          {has('note') && (
            <span className="note-tool">
              <ToolButton
                label={t('tools.note')}
                keys="N"
                pressed={tool === 'note'}
                onPress={() => (isPhone ? canvas.addNoteAtCentre() : take('note'))}
                icon={<StickyNote size={21} />}
              />
            </span>
          )}
          <Suspense>{!isFew && <MoreTools onTake={take} />}</Suspense>
          <Suspense>{(!isPhone || isFew) && onReact !== null && <ReactButton onReact={onReact} />}</Suspense>
          <span className="tool-gap" />
          <UndoButtons />
        </>
      )}
      {isPhone && (
        <>
          <ToolButton
            label={t('bar.groundLong')}
            pressed={beside === 'ground'}
            onPress={() => onBeside('ground')}
            icon={<Handshake size={22} />}
          />
          <ToolButton
            label={t('bar.outlineLong')}
            pressed={beside === 'outline'}
            onPress={() => onBeside('outline')}
            icon={<List size={22} />}
          />
        </>
      )}
    </ToolRow>
  )
}

function UndoButtons() {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const { canUndo, canRedo } = useUndoState()
  return (
    <>
      <ToolButton
        label={t('tools.undo')}
        keys={keysOf('Z')}
        disabled={!canUndo}
        onPress={() => canvas?.undo()}
        icon={<Undo2 size={21} />}
      />
      <ToolButton
        label={t('tools.redo')}
        keys={keysOf('Shift', 'Z')}
        disabled={!canRedo}
        onPress={() => canvas?.redo()}
        icon={<Redo2 size={21} />}
      />
    </>
  )
}
