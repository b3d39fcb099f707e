import { useTranslation } from 'react-i18next'
import { useConnection } from '../bridge/hooks.ts'

/** Says calmly that the door has closed, why, and what to do; nothing on the board is taken away. */
export function EndedBanner() {
  const { t } = useTranslation()
  const connection = useConnection()
  if (connection.state !== 'ended') return null
  const { reason } = connection
  const isGone = reason === 'gone' || reason === 'revoked'
  return (
    <div className="ended" role="alert">
      <p>
        <b>{t(`ended.${reason}`)}</b> {t(`ended.${reason}Todo`)}
      </p>
      {isGone ? (
        <a className="button" href="/">
          {t('app.home')}
        </a>
      ) : (
        <button className="button" type="button" onClick={() => window.location.reload()}>
          {t('app.reload')}
        </button>
      )}
    </div>
  )
}
