import { X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { Link } from '../app/link.tsx'
import { boardPath } from '../app/router.ts'
import { useBoards, useServices } from '../app/services.ts'
import { forgetDrafts } from '../device/draft.ts'
import { forgetOfflineBoard } from '../sync/offline-database.ts'
import { whenWords } from '../words/when.ts'
import './recent-boards.css'

/** The boards that were opened on this device; nothing is shown where there are none. */
export function RecentBoards() {
  const { t, i18n } = useTranslation()
  const { boards, announcer, clock, storage } = useServices()
  const all = useBoards()
  if (all.length === 0) return null
  return (
    <section className="recent" aria-labelledby="recent-heading">
      <h2 id="recent-heading">{t('home.recentHeading')}</h2>
      <ul>
        {all.map((board) => {
          const title = board.title || t('home.untitled')
          return (
            <li key={board.id}>
              <Link className="recent-board" to={boardPath(board.id)}>
                <span className="recent-title">{title}</span>
                <span className="recent-facts">
                  {t(`roles.${board.role}`)} ·{' '}
                  {t('home.openedAt', { when: whenWords(board.openedAt, clock.now(), i18n.language) })}
                </span>
              </Link>
              <button
                className="icon-button"
                type="button"
                aria-label={t('home.forget', { title })}
                onClick={() => {
                  boards.remove(board.id)
                  // The words too, or the next person at this computer could find them. What the server has stays there.
                  void forgetOfflineBoard(board.id)
                  forgetDrafts(storage, board.id)
                  announcer.say(t('home.forgotten'))
                }}
              >
                <X size={18} aria-hidden="true" />
              </button>
            </li>
          )
        })}
      </ul>
      <p className="field-hint">{t('home.recentHint')}</p>
    </section>
  )
}
