import type { DietTool, ProcessView } from '@samtavle/board'
import { useCallback, useSyncExternalStore } from 'react'
import { useProcess, useSession } from '../bridge/board-context.ts'
import { useWatchable } from '../bridge/hooks.ts'
import { hasTool } from '../canvas/may-make.ts'

const never = (): (() => void) => () => {}

/** One part of how the session runs, live; null until the process is open. Other parts that change do not touch its reader. */
export function useProcessPart<Part extends keyof ProcessView>(part: Part): ProcessView[Part] | null {
  const process = useProcess()
  return useSyncExternalStore(
    process?.view.watch ?? never,
    useCallback(() => process?.view.get()[part] ?? null, [process, part]),
  )
}

/** Which tools I see: those that are laid out for participants; facilitators keep all. */
export function useHasTool(): (tool: DietTool) => boolean {
  const session = useSession()
  useWatchable(session.diet)
  return (tool) => hasTool(session, tool)
}
