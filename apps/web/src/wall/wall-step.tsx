import { currentStage } from '@samtavle/board'
import { useTranslation } from 'react-i18next'
import { useProcess } from '../bridge/board-context.ts'
import { useMeta } from '../bridge/hooks.ts'
import type { Process } from '../process/open-process.ts'
import { useProcessPart } from '../process/use-process.ts'
import { clockFace, useTimer } from '../process/use-timer.ts'

/** What the group does now and how much time it has, as large as a room needs; before the first step, what it is about. */
export function WallStep() {
  const process = useProcess()
  const stages = useProcessPart('stages') ?? []
  const pointer = useProcessPart('pointer')
  const { title } = useMeta()
  const stage = currentStage({ stages, pointer })
  return (
    <div className="wall-step">
      {process !== null && <WallTimer process={process} />}
      <div className="wall-stage">
        <h1>{stage === null ? title : stage.name}</h1>
        {stage !== null && <p>{stage.instruction}</p>}
      </div>
    </div>
  )
}

function WallTimer({ process }: { readonly process: Process }) {
  const { t } = useTranslation()
  const now = useTimer(process)
  if (now === null) return null
  return (
    <p className="wall-timer" role="timer" aria-label={t('wall.timer')} data-state={now.state}>
      {now.state === 'over' ? t('wall.over') : clockFace(now.leftMs)}
    </p>
  )
}
