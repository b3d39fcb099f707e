import { SquarePlus } from 'lucide-react'
import { Suspense, useEffect, useEffectEvent, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useSelection } from '../bridge/hooks.ts'
import { ToolButton } from './tool-button.tsx'
import { laterComponent } from '../words/later-component.ts'

// The menu and its words are fetched when somebody reaches for them.
const AddCardMenu = laterComponent(['cards'], async () => (await import('../cards/add-card-menu.tsx')).AddCardMenu)

/** The button that puts a framing, a resource, an agreement or an indicator on the board. */
export function AddCardButton() {
  const { t } = useTranslation()
  const trigger = useRef<HTMLSpanElement>(null)
  const [isOpen, setOpen] = useState(false)
  const selection = useSelection()
  // With one thing selected a letter is the first one written on it.
  useCardKey(() => selection.length !== 1 && setOpen(true))
  return (
    <span ref={trigger} className="card-tool">
      <ToolButton
        label={t('tools.card')}
        keys="C"
        pressed={isOpen}
        onPress={() => setOpen(!isOpen)}
        icon={<SquarePlus size={21} />}
      />
      <Suspense>{isOpen && <AddCardMenu trigger={trigger} onClose={() => setOpen(false)} />}</Suspense>
    </span>
  )
}

/** `C` opens the menu from the board, except while a letter belongs to a note that is selected or written in. */
function useCardKey(open: () => void): void {
  const onKey = useEffectEvent((event: KeyboardEvent) => {
    const isPlain = !event.ctrlKey && !event.metaKey && !event.altKey && !event.isComposing
    const isOnBoard = event.target instanceof Element && event.target.matches('body, .canvas-host')
    if (event.key.toLowerCase() !== 'c' || !isPlain || !isOnBoard || event.defaultPrevented) return
    open()
  })
  useEffect(() => {
    window.addEventListener('keydown', onKey)
    return () => window.removeEventListener('keydown', onKey)
  }, [])
}
