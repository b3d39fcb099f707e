import {
  Bookmark,
  Check,
  CircleHelp,
  Command,
  FileDown,
  Flame,
  FileUp,
  History,
  LayoutTemplate,
  ListChecks,
  Lock,
  Presentation,
  RotateCcw,
  Search,
  Smartphone,
  Snowflake,
  Vote,
} from 'lucide-react'
import { useState, type ReactNode, type RefObject } from 'react'
import { Header } from 'react-aria-components/Header'
import { Menu, MenuItem, MenuSection } from 'react-aria-components/Menu'
import { Popover } from 'react-aria-components/Popover'
import { useTranslation } from 'react-i18next'
import { replayPath } from '../app/router.ts'
import { useServices } from '../app/services.ts'
import type { OpenDialog } from '../board/board-room.tsx'
import { useSession } from '../bridge/board-context.ts'
import { useKeeping, useMayWrite } from '../bridge/hooks.ts'
import { usePhone } from '../bridge/use-phone.ts'
import { useChooseView } from '../bridge/view-switch.ts'
import { useHasTool } from '../process/use-process.ts'
import { readTheme, saveTheme, themes, type Theme } from '../device/theme.ts'
import { changeLanguage } from '../words/i18n.ts'
import { languageNames, languages } from '../words/languages.ts'
import './popovers.css'

const themeWords = { system: 'app.themeSystem', light: 'app.themeLight', dark: 'app.themeDark' } as const

interface Props {
  readonly trigger: RefObject<HTMLElement | null>
  readonly onClose: () => void
  readonly onDialog: (dialog: OpenDialog) => void
}

/** Everything that is needed seldom: bringing in notes, help, language, light and dark. */
export function BoardMenu({ trigger, onClose, onDialog }: Props) {
  const { t } = useTranslation()
  const { router } = useServices()
  const { boardId, me } = useSession()
  const mayWrite = useMayWrite()
  const has = useHasTool()
  const chooseView = useChooseView()
  const isPhone = usePhone()
  const isFrozen = useKeeping() === 'frozen'
  return (
    <Popover
      aria-label={t('bar.menu')}
      className="popover"
      placement="bottom end"
      triggerRef={trigger}
      isOpen
      onOpenChange={onClose}
    >
      <Menu
        className="menu"
        aria-label={t('bar.menu')}
        // A menu that has just been opened takes the keyboard (WAI-ARIA menu button pattern); the rule is about pages that load.
        // oxlint-disable-next-line jsx-a11y/no-autofocus
        autoFocus="first"
        onClose={onClose}
      >
        {mayWrite && has('note') && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'bring', pasted: '' })}>
            <FileDown size={18} aria-hidden="true" />
            {t('bar.import')}
          </MenuItem>
        )}
        {mayWrite && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'bookmark' })}>
            <Bookmark size={18} aria-hidden="true" />
            {t('bar.bookmark')}
          </MenuItem>
        )}
        {me.role === 'facilitate' && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'round' })}>
            <Lock size={18} aria-hidden="true" />
            {t('bar.round')}
          </MenuItem>
        )}
        {me.role === 'facilitate' && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'plan' })}>
            <ListChecks size={18} aria-hidden="true" />
            {t('bar.plan')}
          </MenuItem>
        )}
        <MenuItem className="menu-item" onAction={() => chooseView('wall')}>
          <Presentation size={18} aria-hidden="true" />
          {t('bar.wall')}
        </MenuItem>
        {isPhone && (
          <MenuItem className="menu-item" onAction={() => chooseView('phone')}>
            <Smartphone size={18} aria-hidden="true" />
            {t('bar.phone')}
          </MenuItem>
        )}
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'voting' })}>
          <Vote size={18} aria-hidden="true" />
          {t('bar.voting')}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'export' })}>
          <FileUp size={18} aria-hidden="true" />
          {t('bar.export')}
        </MenuItem>
        {me.role === 'facilitate' && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'template' })}>
            <LayoutTemplate size={18} aria-hidden="true" />
            {t('bar.saveTemplate')}
          </MenuItem>
        )}
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'find', scope: 'items' })}>
          <Search size={18} aria-hidden="true" />
          {t('bar.find')}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'find', scope: 'all' })}>
          <Command size={18} aria-hidden="true" />
          {t('bar.allCommands')}
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'deleted' })}>
          <RotateCcw size={18} aria-hidden="true" />
          {t('bar.deleted')}
        </MenuItem>
        <MenuItem className="menu-item" textValue={t('bar.replay')} onAction={() => router.go(replayPath(boardId))}>
          <History size={18} aria-hidden="true" />
          <span>
            {t('bar.replay')}
            <span className="menu-hint">{t('bar.recorded')}</span>
          </span>
        </MenuItem>
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'busy' })}>
          <Flame size={18} aria-hidden="true" />
          {t('bar.busy')}
        </MenuItem>
        {me.role === 'facilitate' && (
          <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'freeze' })}>
            <Snowflake size={18} aria-hidden="true" />
            {t(isFrozen ? 'bar.thaw' : 'bar.freeze')}
          </MenuItem>
        )}
        <MenuItem className="menu-item" onAction={() => onDialog({ kind: 'help' })}>
          <CircleHelp size={18} aria-hidden="true" />
          {t('bar.help')}
        </MenuItem>
        <LanguageSection />
        <ThemeSection />
      </Menu>
    </Popover>
  )
}

function LanguageSection() {
  const { t, i18n } = useTranslation()
  const { storage } = useServices()
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      selectedKeys={[i18n.language]}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const language = languages.find((known) => keys !== 'all' && keys.has(known))
        if (language) void changeLanguage(language, storage)
      }}
    >
      <Header className="menu-heading">{t('app.language')}</Header>
      {languages.map((language) => (
        <Choice key={language} id={language}>
          <span lang={language}>{languageNames[language]}</span>
        </Choice>
      ))}
    </MenuSection>
  )
}

function ThemeSection() {
  const { t } = useTranslation()
  const { storage } = useServices()
  const [theme, setTheme] = useState<Theme>(() => readTheme(storage))
  return (
    <MenuSection
      className="menu-section"
      selectionMode="single"
      selectedKeys={[theme]}
      disallowEmptySelection
      onSelectionChange={(keys) => {
        const chosen = themes.find((known) => keys !== 'all' && keys.has(known)) ?? 'system'
        saveTheme(chosen, storage, document.documentElement)
        setTheme(chosen)
      }}
    >
      <Header className="menu-heading">{t('app.theme')}</Header>
      {themes.map((known) => (
        <Choice key={known} id={known}>
          {t(themeWords[known])}
        </Choice>
      ))}
    </MenuSection>
  )
}

function Choice({ id, children }: { readonly id: string; readonly children: ReactNode }) {
  return (
    <MenuItem id={id} className="menu-item">
      {children}
      <Check className="menu-tick" size={18} aria-hidden="true" />
    </MenuItem>
  )
}
