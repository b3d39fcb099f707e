import type { ItemId, Zone } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'

/** Moves items to free space of a zone, as one step of undo, and says so aloud. */
export function useMoveToZone(): (ids: readonly ItemId[], zone: Zone) => void {
  const { t } = useTranslation()
  const { edits, undo } = useSession()
  const { announcer } = useServices()
  return (ids, zone) => {
    undo.stopCapturing()
    edits.moveToZone(ids, zone)
    announcer.say(t('happened.moved', { count: ids.length, zone: t(`zones.${zone}`) }))
  }
}
