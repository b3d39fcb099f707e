import type { ParseKeys } from 'i18next'
import { useTranslation } from 'react-i18next'
import { SiteHeader } from './site-header.tsx'
import './human-page.css'

interface Props {
  readonly heading: ParseKeys
  readonly body: ParseKeys
  readonly action?: 'reload' | 'home' | (() => void)
}

/** A whole page for when there is nothing to show: what happened, and what to do next. */
export function HumanPage({ heading, body, action = 'home' }: Props) {
  const { t } = useTranslation()
  return (
    <>
      <SiteHeader />
      <main className="human-page">
        <EmptyTable />
        <h1>{t(heading)}</h1>
        <p>{t(body)}</p>
        <div className="human-page-actions">
          {action === 'reload' && (
            <button className="button" data-look="strong" type="button" onClick={() => window.location.reload()}>
              {t('app.reload')}
            </button>
          )}
          {typeof action === 'function' && (
            <button className="button" data-look="strong" type="button" onClick={action}>
              {t('join.retry')}
            </button>
          )}
          <a className="button" href="/">
            {t('app.home')}
          </a>
        </div>
      </main>
    </>
  )
}

/** A small empty table with a turned-over note. */
function EmptyTable() {
  return (
    <svg className="empty-table" viewBox="0 0 240 120" aria-hidden="true">
      <path className="empty-table-wood" d="M20 70h200l14 16a5 5 0 0 1-4 8H10a5 5 0 0 1-4-8z" />
      <path className="empty-table-leg" d="M30 94v20M210 94v20" />
      <path className="empty-table-note" d="M104 44h40l8 34h-44z" />
      <path className="empty-table-fold" d="m152 78-14-9 12-4z" />
    </svg>
  )
}
