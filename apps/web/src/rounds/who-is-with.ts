import type { ActorId } from '@samtavle/board'
import { useEffect, useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useParticipants } from '../bridge/hooks.ts'
import { useSectorName } from '../words/use-sector-name.ts'

/** Who is here now. */
export function useIsHere(): (actor: string) => boolean {
  const here = new Set(useParticipants().map(({ actorId }) => actorId))
  return (actor) => here.has(actor)
}

/** People by name, else by sector, as far as my link tells; live. */
export function useNamedPeople(): (actor: ActorId) => string {
  const { t } = useTranslation()
  const { actor: known, board, watchActors } = useSession()
  const sectorName = useSectorName()
  const [, readAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => watchActors(readAgain), [watchActors])
  return (id) => {
    const sector = board.view().sectors.get(id) ?? null
    const unnamed =
      sector === null ? t('rounds.circle.somebody') : t('rounds.circle.somebodyOf', { sector: sectorName(sector) })
    return known(id)?.name || unnamed
  }
}
