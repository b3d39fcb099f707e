import { Smile } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { ToolButton } from '../panels/tool-button.tsx'
import { useHasTool } from '../process/use-process.ts'

/** Opens the reactions, unless a facilitator has put them out of the way. */
export function ReactButton({ onReact }: { readonly onReact: () => void }) {
  const { t } = useTranslation()
  const has = useHasTool()
  if (!has('react')) return null
  return <ToolButton label={t('session.signals.tool')} keys="E" onPress={onReact} icon={<Smile size={21} />} />
}
