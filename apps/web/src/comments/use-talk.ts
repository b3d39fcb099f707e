import { createCommentEdits, type ItemId } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { fewWordsOf } from '../cards/words-of.ts'

/** What I can do in a thread. */
export interface Talk {
  /** False where I have said as much as one person can. */
  say(words: string): boolean
  reword(comment: string, words: string): void
  withdraw(comment: string): void
  resolve(): void
  reopen(): void
  /** Keeps as my reservation what would otherwise have been talk. */
  reserve(reason: string): void
}

/** Talking about one item: each word of mine is one step to take back. */
export function useTalk(id: ItemId): Talk {
  const { t } = useTranslation()
  const { board, edits, undo } = useSession()
  const { announcer } = useServices()
  const talk = edits.with(createCommentEdits)
  const item = board.item(id)
  const text = fewWordsOf(item?.text ?? '') || t('comments.wordless')
  const step = <Done>(edit: () => Done): Done => {
    undo.stopCapturing()
    const done = edit()
    undo.stopCapturing()
    return done
  }
  return {
    say(words) {
      const isSaid = step(() => talk.addComment(id, words)) !== null
      // What was said is heard where the talk is shown, which tells of everything that comes.
      if (!isSaid) announcer.say(t('comments.full'))
      return isSaid
    },
    reword(comment, words) {
      step(() => talk.rewordComment(id, comment, words))
      announcer.say(t('comments.kept'), { shown: false })
    },
    withdraw(comment) {
      step(() => talk.withdrawComment(id, comment))
      announcer.say(t('comments.withdrawn'), { shown: false })
    },
    resolve() {
      step(() => talk.resolveThread(id))
      announcer.say(t('comments.wasResolved', { text }), { shown: false })
    },
    reopen() {
      step(() => talk.reopenThread(id))
      announcer.say(t('comments.wasReopened', { text }), { shown: false })
    },
    reserve(reason) {
      step(() => edits.reserve(id, reason))
      announcer.say(t('comments.wasReserved', { text }))
    },
  }
}
