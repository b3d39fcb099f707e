import type { BoardView } from '@samtavle/board'
import { findingsOf, gatheringOf, type Finding, type FindingKind, type Gathering } from '@samtavle/method'
import { useEffect, useMemo, useState } from 'react'
import { useServices } from '../../app/services.ts'
import { useSession } from '../../bridge/board-context.ts'
import { useParticipants } from '../../bridge/hooks.ts'

/** What the panel shows: the board as it is, who is here, and what the method finds. The panel itself judges nothing. */
export interface Ground {
  readonly view: BoardView
  readonly gathering: Gathering
  readonly findings: readonly Finding[]
}

/** Somebody who drags or types changes the board many times a second; nobody reads judgements that fast. */
const calmMs = 250

/** The common ground of the open board, live and calmly. */
export function useGround(): Ground {
  const view = useCalmView()
  const participants = useParticipants()
  return useMemo(() => {
    const gathering = gatheringOf(participants)
    return { view, gathering, findings: findingsOf(view, gathering) }
  }, [view, participants])
}

/** All findings of one kind, in their order. */
export function findingsOfKind<Kind extends FindingKind>(
  findings: readonly Finding[],
  kind: Kind,
): readonly Extract<Finding, { readonly finding: Kind }>[] {
  return findings.filter((found): found is Extract<Finding, { readonly finding: Kind }> => found.finding === kind)
}

function useCalmView(): BoardView {
  const { board } = useSession()
  const { clock } = useServices()
  const [view, setView] = useState(() => board.view())
  useEffect(() => {
    let cancel: (() => void) | null = null
    const refresh = (): void => {
      cancel = null
      setView(board.view())
    }
    refresh()
    const stop = board.watchView(() => {
      cancel ??= clock.after(calmMs, refresh)
    })
    return () => {
      stop()
      cancel?.()
    }
  }, [board, clock])
  return view
}
