import { zones } from '@samtavle/board'
import { useState, type RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { useCanvas, useProcess, useSession } from '../bridge/board-context.ts'
import { useMayWrite, useSelection, useWatchable } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import { useHasTool } from '../process/use-process.ts'
import { canDo, canTalk, selectionCommands } from './find/board-commands.ts'
import { useMoveToZone } from './use-move-to-zone.ts'
import './popovers.css'

interface Props {
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
}

/** Everything else that can be done with what is selected: hold still, group, connect, order, align. */
export function SelectionMenu({ trigger, onClose }: Props) {
  const { t } = useTranslation()
  const canvas = useCanvas()
  const { board } = useSession()
  const selection = useSelection()
  const isPhone = usePhone()
  const move = useMoveToZone()
  const mayWrite = useMayWrite()
  const has = useHasTool()
  // What was chosen from is what is done with, also when others delete some of it meanwhile.
  const [commands] = useState(() =>
    selectionCommands()
      // On a wide screen these have buttons of their own, on a phone deleting has.
      .filter(({ name }) => name !== 'remove' && (isPhone || name !== 'duplicate'))
      .filter((command) => canDo(command, { selected: selection.length, mayWrite, talk: canTalk(board, selection) }))
      .filter(({ tool }) => tool === undefined || has(tool)),
  )
  if (canvas === null) return null
  return (
    <Popover
      aria-label={t('tools.more')}
      className="popover"
      placement="top end"
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
    >
      <Menu
        className="menu"
        aria-label={t('tools.more')}
        // A menu that has just been opened takes the keyboard (WAI-ARIA menu button pattern); the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onClose={onClose}
      >
        {commands.map((command) => (
          <MenuItem
            key={command.name}
            className="menu-item"
            textValue={t(`do.${command.name}`)}
            onAction={() => command.run(canvas)}
          >
            <span>{t(`do.${command.name}`)}</span>
            {command.keys !== undefined && <kbd className="menu-keys">{command.keys}</kbd>}
          </MenuItem>
        ))}
        <CoverItem />
        {isPhone && (
          <MenuSection className="menu-section">
            <Header className="menu-heading">{t('tools.moveTo')}</Header>
            {zones.map((zone) => (
              <MenuItem key={zone} className="menu-item" onAction={() => move(selection, zone)}>
                {t(`zones.${zone}`)}
              </MenuItem>
            ))}
          </MenuSection>
        )}
      </Menu>
    </Popover>
  )
}

/** For facilitators: covers for all what should not stand there, or uncovers it. Nothing is changed or lost by it. */
function CoverItem() {
  const { t } = useTranslation()
  const { covered } = useSession()
  const edits = useProcess()?.edits ?? null
  const marks = useWatchable(covered)
  const selection = useSelection()
  if (edits === null) return null
  const isCovered = selection.every((id) => marks.has(id))
  return (
    <MenuItem className="menu-item" onAction={() => (isCovered ? edits.show(selection) : edits.hide(selection))}>
      {t(isCovered ? 'cover.lift' : 'cover.lay')}
    </MenuItem>
  )
}
