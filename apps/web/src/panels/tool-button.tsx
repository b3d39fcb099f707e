import type { ReactNode } from 'react'
import { Button } from 'react-aria-components/Button'
import { Tooltip, TooltipTrigger } from 'react-aria-components/Tooltip'
import { useTranslation } from 'react-i18next'
import './tool-button.css'

interface Props {
  readonly label: string
  /** The shortcut, as written on the keys. */
  readonly keys?: string
  readonly icon: ReactNode
  /** Words beside the icon, where there is room. */
  readonly text?: string
  readonly pressed?: boolean
  readonly disabled?: boolean
  readonly onPress: () => void
}

/** A button with a picture: its name and shortcut show when it is pointed at or focused, and are always read aloud. */
export function ToolButton({ label, keys, icon, text, pressed, disabled = false, onPress }: Props) {
  const { t } = useTranslation()
  return (
    <TooltipTrigger delay={500} closeDelay={80}>
      <Button
        className={text === undefined ? 'icon-button' : 'icon-button tool-with-text'}
        aria-label={label}
        {...(pressed === undefined ? {} : { 'aria-pressed': pressed })}
        isDisabled={disabled}
        onPress={onPress}
      >
        <span className="tool-icon" aria-hidden="true">
          {icon}
        </span>
        {text !== undefined && <span aria-hidden="true">{text}</span>}
      </Button>
      <Tooltip className="tooltip" offset={8}>
        {keys === undefined ? label : t('tools.shortcut', { action: label, keys })}
      </Tooltip>
    </TooltipTrigger>
  )
}
