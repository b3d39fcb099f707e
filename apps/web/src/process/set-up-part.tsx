import { createBookmarkEdits, createSetUpEdits } from '@samtavle/board'
import { BookmarkCheck, Undo2 } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { useMayWrite } from '../bridge/hooks.ts'
import { whenWords } from '../words/when.ts'
import type { Process } from './open-process.ts'
import { rememberSetUp } from './remember-set-up.ts'
import { useProcessPart } from './use-process.ts'

/** How the board is laid out: remembered, and put back in one press, with everything that people wrote left as it is. */
export function SetUpPart({ process }: { readonly process: Process }) {
  const { t, i18n } = useTranslation()
  const { announcer, clock } = useServices()
  const { board, edits, undo } = useSession()
  const mayWrite = useMayWrite()
  const setUp = useProcessPart('setUp')
  const [said, say] = useState('')
  if (process.edits === null) return null
  const tell = (words: string): void => {
    say(words)
    announcer.say(words, { shown: false })
  }

  function remember(): void {
    const isThere = process.edits !== null && rememberSetUp(process.edits, board)
    tell(t(isThere ? 'session.setUp.kept' : 'session.setUp.nothing'))
  }
  function restore(): void {
    if (setUp === null) return tell(t('session.setUp.never'))
    const count = undo.asOne(() => {
      const restored = edits.with(createSetUpEdits).restoreSetUp(setUp)
      // A chapter of the film: what a facilitator does to everybody's board is there for everybody to see.
      if (restored > 0) edits.with(createBookmarkEdits).addBookmark({ label: t('session.setUp.chapter') })
      return restored
    })
    tell(count === 0 ? t('session.setUp.same') : t('session.setUp.restored', { count }))
  }

  return (
    <section className="plan-part">
      <h3>{t('session.setUp.heading')}</h3>
      <p className="session-small">{t('session.setUp.hint')}</p>
      {setUp !== null && (
        <p className="session-small">
          {t('session.setUp.remembered', {
            count: setUp.items.size,
            when: whenWords(setUp.at, Math.max(setUp.at, clock.now()), i18n.language),
          })}
        </p>
      )}
      <div className="plan-buttons">
        <button className="button" type="button" onClick={remember}>
          <BookmarkCheck size={16} aria-hidden="true" />
          {t('session.setUp.remember')}
        </button>
        <button className="button" type="button" disabled={!mayWrite} onClick={restore}>
          <Undo2 size={16} aria-hidden="true" />
          {t('session.setUp.restore')}
        </button>
      </div>
      {said !== '' && <p>{said}</p>}
    </section>
  )
}
