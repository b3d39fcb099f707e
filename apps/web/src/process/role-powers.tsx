import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'

/** What each role allows, for everybody to read, whichever role is theirs. */
export function RolePowers() {
  const { t } = useTranslation()
  const { me } = useSession()
  return (
    <details className="people-powers">
      <summary>{t('session.attention.may')}</summary>
      <p>
        <b>{t('session.attention.mine', { role: t(`roles.${me.role}`) })}</b>
      </p>
      <p>{t('session.attention.mayFacilitate')}</p>
      <p>{t('session.attention.mayContribute')}</p>
      <p>{t('session.attention.mayView')}</p>
    </details>
  )
}
