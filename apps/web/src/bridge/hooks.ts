import type { Watchable } from '@samtavle/base'
import type { BoardMeta, ItemId, ItemView, NoteColor } from '@samtavle/board'
import type { Keeping } from '@samtavle/protocol'
import { useCallback, useEffect, useState, useSyncExternalStore } from 'react'
import type { Tool } from '../canvas/index.ts'
import type { KeptFork } from '../sync/fork-store.ts'
import type { Connection, Participant, SaveState } from '../sync/session.ts'
import { useServices } from '../app/services.ts'
import { followCalmly } from './calm-save.ts'
import { watchCrowd } from './crowded-board.ts'
import { useCanvas, useSession } from './board-context.ts'

/** The value of a watchable, live. */
export function useWatchable<Value>(watchable: Watchable<Value>): Value {
  return useSyncExternalStore(watchable.watch, watchable.get)
}

/** One item, live; a change to any other item does not touch its reader. */
export function useItem(id: ItemId): ItemView | undefined {
  const { board } = useSession()
  return useSyncExternalStore(
    useCallback((listener: () => void) => board.watchItem(id, listener), [board, id]),
    () => board.item(id),
  )
}

/** The colour of one item, live; letters that are typed into it do not touch its reader. */
export function useColor(id: ItemId): NoteColor | null {
  const { board } = useSession()
  return useSyncExternalStore(
    useCallback((listener: () => void) => board.watchItem(id, listener), [board, id]),
    () => {
      const item = board.item(id)
      return item?.state === 'whole' ? item.color : null
    },
  )
}

/** Title, language and axis of the board, live. */
export function useMeta(): BoardMeta {
  const { board } = useSession()
  return useSyncExternalStore(board.watchMeta, board.meta)
}

/** Where my edits are, told calmly: not with every letter. */
export function useSave(): SaveState {
  const { save } = useSession()
  const { clock } = useServices()
  const [shown, tell] = useState(save.get)
  useEffect(() => followCalmly(save, clock, tell), [save, clock])
  return shown
}

/** Whether the board can be reached. */
export function useConnection(): Connection {
  return useWatchable(useSession().connection)
}

/** Whether the relay keeps what is written on the board. */
export function useKeeping(): Keeping {
  return useWatchable(useSession().keeping)
}

/** What this device had when it had come apart from the server's board. */
export function useForks(): readonly KeptFork[] {
  return useWatchable(useSession().forks)
}

/** The same where the device cannot keep it, if that happened. */
export function useStranded(): KeptFork | null {
  return useWatchable(useSession().stranded)
}

/** Whether the board has grown so large that people should know. */
export function useIsCrowded(): boolean {
  const { board } = useSession()
  const [isCrowded, tell] = useState(false)
  useEffect(() => watchCrowd(board, tell), [board])
  return isCrowded
}

/** Who is here now, me included. */
export function useParticipants(): readonly Participant[] {
  return useWatchable(useSession().participants)
}

/** Whoever made something on the board, live; names may arrive later. */
export function useActor(id: string | null): Participant | undefined {
  const { actor, watchActors } = useSession()
  return useSyncExternalStore(watchActors, () => (id === null ? undefined : actor(id)))
}

/** Whether I can change the board: not as an onlooker, not on a board from the future, not after the door has closed, not while it is frozen. */
export function useMayWrite(): boolean {
  const { me } = useSession()
  const { writable } = useMeta()
  const connection = useConnection()
  const keeping = useKeeping()
  return me.role !== 'view' && writable && connection.state !== 'ended' && keeping !== 'frozen'
}

/** Whether there is anything of mine to take back or do again. */
export function useUndoState(): { readonly canUndo: boolean; readonly canRedo: boolean } {
  const { undo } = useSession()
  const canUndo = useSyncExternalStore(undo.watch, undo.canUndo)
  const canRedo = useSyncExternalStore(undo.watch, undo.canRedo)
  return { canUndo, canRedo }
}

const nothing: readonly ItemId[] = []
const never = (): (() => void) => () => {}

/** What is selected on the canvas. */
export function useSelection(): readonly ItemId[] {
  const canvas = useCanvas()
  return useSyncExternalStore(canvas?.selection.watch ?? never, canvas?.selection.get ?? (() => nothing))
}

/** The tool in the hand. */
export function useTool(): Tool {
  const canvas = useCanvas()
  return useSyncExternalStore(canvas?.tool.watch ?? never, canvas?.tool.get ?? ((): Tool => 'select'))
}
