import type { ActorId } from '@samtavle/board'
import { useEffect, useReducer } from 'react'
import { useTranslation } from 'react-i18next'
import { useSession } from '../bridge/board-context.ts'
import { useMeta, useWatchable } from '../bridge/hooks.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import type { Named } from './mention-words.ts'

/** What people are called where they talk. */
export interface Called {
  /** Somebody who is mentioned in a comment: by name, else by sector, else as somebody. */
  named(actor: ActorId): string
  /** The same of somebody who said something: on a board that names nobody their name is left out. */
  speaker(actor: ActorId): string
  sectorOf(actor: ActorId): string | null
}

/** Names people as far as they want to be named, live. */
export function useCalled(): Called {
  const { t } = useTranslation()
  const { actor: participant } = useSession()
  const { namesAuthors } = useMeta()
  const sectorName = useSectorName()
  useNames()
  const unnamed = (sector: string | null): string =>
    sector === null ? t('comments.somebody') : t('comments.somebodyOf', { sector: sectorName(sector) })
  const sectorOf = (actor: ActorId): string | null => participant(actor)?.sector ?? null
  const named = (actor: ActorId): string => participant(actor)?.name || unnamed(sectorOf(actor))
  return { named, sectorOf, speaker: (actor) => (namesAuthors ? named(actor) : unnamed(sectorOf(actor))) }
}

/** Everybody but me who has a name and can be mentioned: first who is here, then who was. */
export function useNamed(): readonly Named[] {
  const { board, me, actor, participants } = useSession()
  const here = useWatchable(participants)
  useNames()
  const ids = new Set([...here.map(({ actorId }) => actorId), ...board.view().sectors.keys()])
  ids.delete(me.id)
  return Array.from(ids, (id) => ({ id: id as ActorId, name: (actor(id)?.name ?? '').trim() })).filter(
    ({ name }) => name !== '',
  )
}

/** Names may arrive later. */
function useNames(): void {
  const { watchActors } = useSession()
  const [, readAgain] = useReducer((times: number) => times + 1, 0)
  useEffect(() => watchActors(readAgain), [watchActors])
}
