import type { ActorId, BoardView, ItemId, WholeItem } from '@samtavle/board'
import { compareSectors } from '@samtavle/method'
import { useEffect, useReducer, useSyncExternalStore } from 'react'
import { useTranslation } from 'react-i18next'
import { useCanvas, useSession } from '../bridge/board-context.ts'
import { unjudged, type Judgement } from '../canvas/judgements.ts'
import { useSectorName } from '../words/use-sector-name.ts'
import { fewWordsOf } from './words-of.ts'

const never = (): (() => void) => () => {}

/** What the method says of one item, live. */
export function useJudgement(id: ItemId): Judgement {
  const judgements = useCanvas()?.judgements
  return useSyncExternalStore(judgements?.watch ?? never, () => judgements?.of(id) ?? unjudged)
}

/** The whole board, live: for what is open alone, not for rows of a list. */
export function useView(): BoardView {
  const { board } = useSession()
  return useSyncExternalStore(board.watchView, board.view)
}

/** Names people as far as they want to be named: by name, else by sector, else as somebody. */
export function useNameOf(): (actor: ActorId, sector: string | null) => string {
  const { t } = useTranslation()
  const { actor: participant, watchActors } = useSession()
  const sectorName = useSectorName()
  const [, readAgain] = useReducer((times: number) => times + 1, 0)
  // Names may arrive later.
  useEffect(() => watchActors(readAgain), [watchActors])
  return (actor, sector) => {
    const name = participant(actor)?.name
    if (name) return name
    return sector === null ? t('cards.somebody') : t('cards.somebodyOf', { sector: sectorName(sector) })
  }
}

/** Lists sectors as one says them: "the public sector and the citizens". */
export function useSectorList(): (sectors: Iterable<string>) => string {
  const { t } = useTranslation()
  const sectorName = useSectorName()
  return (sectors) => {
    const names = [...sectors].toSorted(compareSectors).map(sectorName)
    const last = names.pop() ?? ''
    return names.length === 0 ? last : t('cards.and', { first: names.join(', '), last })
  }
}

/** The few words an item is known by, or that it has none. */
export function useFewWords(): (item: Pick<WholeItem, 'text'> | undefined) => string {
  const { t } = useTranslation()
  return (item) => fewWordsOf(item?.text ?? '') || t('cards.wordless')
}
