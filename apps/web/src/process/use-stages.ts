import { currentStage, type Stage } from '@samtavle/board'
import { useState } from 'react'
import { useProcessPart } from './use-process.ts'

/** The steps as I see them: where the group is, and where I look, which is there unless I went elsewhere. */
export interface StagesSeen {
  readonly stages: readonly Stage[]
  readonly group: Stage | null
  readonly shown: Stage | null
  /** From 1; 0 where no step is shown. */
  readonly number: number
  readonly isElsewhere: boolean
  /** Looks one step on or back, without anybody else. */
  readonly step: (by: 1 | -1) => void
  readonly backToGroup: () => void
}

const none: readonly Stage[] = []

/** Follows the group, until I look elsewhere. */
export function useStages(): StagesSeen {
  const stages = useProcessPart('stages') ?? none
  const pointer = useProcessPart('pointer')
  const [looked, look] = useState<string | null>(null)
  const group = currentStage({ stages, pointer })
  const elsewhere = stages.find(({ id }) => id === looked && id !== group?.id)
  const shown = elsewhere ?? group
  const at = shown === null ? -1 : stages.indexOf(shown)
  return {
    stages,
    group,
    shown,
    number: at + 1,
    isElsewhere: elsewhere !== undefined,
    step: (by) => look(stages[Math.max(0, at + by)]?.id ?? looked),
    backToGroup: () => look(null),
  }
}
