import { useTranslation } from 'react-i18next'
import { manyItems } from '../bridge/crowded-board.ts'

/** Says that the board has grown large, and what that means; whoever has read it puts it away. */
export function CrowdedNotice({ onClose }: { readonly onClose: () => void }) {
  const { t, i18n } = useTranslation()
  return (
    <div className="ended" role="status">
      <p>
        <b>{t('crowded.what', { many: manyItems.toLocaleString(i18n.language) })}</b> {t('crowded.todo')}
      </p>
      <button className="button" type="button" onClick={onClose}>
        {t('crowded.close')}
      </button>
    </div>
  )
}
