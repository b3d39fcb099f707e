import { createCommentEdits, type ActorId, type ItemId, type ReactionSign } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import { fewWordsOf } from '../cards/words-of.ts'

/** Leaves my sign on something, in place of an earlier one; the same sign again takes it off. One step to take back. */
export function useStamping(): (id: ItemId, sign: ReactionSign) => void {
  const { t } = useTranslation()
  const { board, edits, undo, me } = useSession()
  const { announcer } = useServices()
  return (id, sign) => {
    const item = board.item(id)
    if (item?.state !== 'whole') return
    const isOff = item.stamps.get(me.id as ActorId) === sign
    undo.stopCapturing()
    edits.with(createCommentEdits).stamp(id, isOff ? null : sign)
    undo.stopCapturing()
    const text = fewWordsOf(item.text) || t('outline.wordless')
    announcer.say(
      t(isOff ? 'session.signals.stampOff' : 'session.signals.stampOn', {
        text,
        sign: t(`session.signals.sign.${sign}`),
      }),
      { shown: false },
    )
  }
}
