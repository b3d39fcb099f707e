import { boardPoint, createInboxEdits, type ItemId, type Zone } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'

/** How notes that wait get a place; each is one step to take back, and said aloud. */
export interface PlaceNotes {
  inZone(ids: readonly ItemId[], zone: Zone): void
  /** Where somebody let go of it, in board units. */
  at(id: ItemId, place: readonly [x: number, y: number]): void
}

/** Places notes as whoever asks. */
export function usePlaceNotes(): PlaceNotes {
  const { t } = useTranslation()
  const { board, edits, undo } = useSession()
  const { announcer } = useServices()
  const asOneStep = (edit: () => void): void => {
    undo.stopCapturing()
    edit()
    undo.stopCapturing()
  }
  const say = (count: number, zone: Zone): void =>
    announcer.say(t('inbox.placed', { count, zone: t(`zones.${zone}`) }), { shown: false })
  return {
    inZone(ids, zone) {
      asOneStep(() => edits.with(createInboxEdits).placeInZone(ids, zone))
      say(ids.length, zone)
    },
    at(id, [x, y]) {
      asOneStep(() => edits.with(createInboxEdits).placeAt(id, boardPoint(x, y)))
      const zone = board.item(id)?.zone ?? null
      if (zone === null) announcer.say(t('inbox.placedBeside'), { shown: false })
      else say(1, zone)
    },
  }
}
