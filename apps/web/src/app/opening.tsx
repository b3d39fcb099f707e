import { useTranslation } from 'react-i18next'
import './opening.css'

/** What is seen while a board is fetched: the three notes of the logo, growing. */
export function Opening() {
  const { t } = useTranslation()
  return (
    <main className="opening" aria-busy="true">
      <svg viewBox="0 0 64 48" aria-hidden="true">
        <rect x="12" y="6" width="3" height="21" rx="1.5" />
        <rect x="22" y="6" width="8" height="21" rx="2" />
        <rect x="37" y="6" width="15" height="21" rx="2.5" />
        <path d="M9 33h46M17 35v7M47 35v7" />
      </svg>
      <p role="status">{t('join.opening')}</p>
    </main>
  )
}
