import { PenLine } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useCanvas } from '../bridge/board-context.ts'
import { useMayWrite, useTool } from '../bridge/hooks.ts'
import { useHasTool } from '../process/use-process.ts'

/** Takes the pens in hand before a wall, where drawing is laid out. */
export function DrawOnWall() {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const tool = useTool()
  const mayWrite = useMayWrite()
  const has = useHasTool()
  if (canvas === null || !mayWrite || !has('draw')) return null
  return (
    <button
      className="button"
      type="button"
      aria-pressed={tool === 'draw'}
      aria-label={t('drawing.tool')}
      title={t('drawing.tool')}
      onClick={() => canvas.setTool(tool === 'draw' ? 'select' : 'draw')}
    >
      <PenLine size={20} aria-hidden="true" />
    </button>
  )
}
