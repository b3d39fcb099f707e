import { Frame, PenLine, Spline } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { useTool } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import type { Tool } from '../canvas/index.ts'
import { useHasTool } from '../process/use-process.ts'
import { AddCardButton } from './add-card-button.tsx'
import { ToolButton } from './tool-button.tsx'

/** The tools beside those that everybody begins with. A phone has no room for them: there they are among all commands in the menu. */
export function MoreTools({ onTake }: { readonly onTake: (tool: Tool) => void }) {
  const { t } = useTranslation()
  const tool = useTool()
  const isPhone = usePhone()
  const has = useHasTool()
  return (
    <>
      {!isPhone && has('section') && (
        <ToolButton
          label={t('tools.section')}
          keys="S"
          pressed={tool === 'section'}
          onPress={() => onTake('section')}
          icon={<Frame size={20} />}
        />
      )}
      {!isPhone && has('link') && (
        <ToolButton
          label={t('tools.link')}
          keys="L"
          pressed={tool === 'link'}
          onPress={() => onTake('link')}
          icon={<Spline size={20} />}
        />
      )}
      {!isPhone && has('draw') && (
        <ToolButton
          label={t('drawing.tool')}
          keys="P"
          pressed={tool === 'draw'}
          onPress={() => onTake('draw')}
          icon={<PenLine size={20} />}
        />
      )}
      {has('card') && <AddCardButton />}
    </>
  )
}
