import { Languages, SunMoon } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from './link.tsx'
import { LanguageSelect, ThemeSelect } from './preferences.tsx'
import './site-header.css'

/** The head of every page but the board: the name, the way home, language and theme. */
export function SiteHeader() {
  const { t } = useTranslation()
  return (
    <header className="site-header">
      <Link className="site-name" to="/">
        <img src="/logo.svg" width="36" height="36" alt="" />
        <span translate="no">{productName}</span>
        <span className="visually-hidden">{t('app.home')}</span>
      </Link>
      <div className="site-preferences">
        <span className="icon-select">
          <Languages size={18} aria-hidden="true" />
          <LanguageSelect />
        </span>
        <span className="icon-select">
          <SunMoon size={18} aria-hidden="true" />
          <ThemeSelect />
        </span>
      </div>
    </header>
  )
}

/** A name, not a word: the same in every language. */
const productName = 'Samtavle'
