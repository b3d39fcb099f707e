import { useTranslation } from 'react-i18next'
import { useCloseInbox } from '../inbox/use-close-inbox.ts'
import type { Process } from './open-process.ts'
import { useProcessPart } from './use-process.ts'

/** Whether notes from phones wait for a place that somebody gives them. */
export function InboxChoice({ process: { edits } }: { readonly process: Process }) {
  const { t } = useTranslation()
  const inbox = useProcessPart('inbox')
  const close = useCloseInbox()
  return (
    <section className="plan-part">
      <h3>{t('session.planning.inbox')}</h3>
      <label className="plan-check">
        <input
          type="checkbox"
          checked={inbox !== null}
          onChange={({ target }) => (target.checked ? edits?.openInbox() : close())}
        />
        {t('session.planning.inboxOn')}
      </label>
      <p className="session-small">{t('session.planning.inboxHint')}</p>
    </section>
  )
}
