import type { RefObject } from 'react'
import { Handshake, PackageOpen, Quote, Ruler } from 'lucide-react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { useSelection } from '../bridge/hooks.ts'
import { makeableKinds, useMakeCard } from './make-card.ts'
import '../panels/popovers.css'
import './cards.css'

const icons = { framing: Quote, resource: PackageOpen, agreement: Handshake, indicator: Ruler } as const

interface Props {
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** The cards of the method, each with the question it asks. */
export function AddCardMenu({ trigger, onClose }: Props) {
  const { t } = useTranslation()
  const make = useMakeCard()
  const selection = useSelection()
  return (
    <Popover
      aria-label={t('tools.card')}
      className="popover"
      placement="top"
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
    >
      <Menu
        className="menu"
        aria-label={t('cards.addHeading')}
        // A menu that has just been opened takes the keyboard (WAI-ARIA menu button pattern); the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onClose={onClose}
      >
        <MenuSection className="menu-section">
          <Header className="menu-heading">{t('cards.addHeading')}</Header>
          {makeableKinds.map((kind) => {
            const Icon = icons[kind]
            return (
              <MenuItem
                key={kind}
                className="menu-item add-card-item"
                textValue={t(`cards.add.${kind}`)}
                onAction={() => make(kind, selection)}
              >
                <Icon size={20} aria-hidden="true" />
                <span>
                  {t(`cards.add.${kind}`)}
                  <small>{t(`cards.addHint.${kind}`)}</small>
                </span>
              </MenuItem>
            )
          })}
        </MenuSection>
      </Menu>
    </Popover>
  )
}
