import type { ActorId } from '@samtavle/board'
import { Suspense, useEffect, useMemo, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { CanvasHost } from '../board/canvas-host.tsx'
import { Notices } from '../board/notices.tsx'
import { useTitleOfTab } from '../board/page-habits.ts'
import { BoardContext, type BoardTools } from '../bridge/board-context.ts'
import { useChooseView } from '../bridge/view-switch.ts'
import { useConnection } from '../bridge/hooks.ts'
import { createOtherHand } from '../canvas/gestures/other-hand.ts'
import type { Canvas } from '../canvas/index.ts'
import { PensOnBoard } from '../pens/pens-on-board.tsx'
import { SaveLabel } from '../panels/save-label.tsx'
import { useOpenProcess } from '../process/use-open-process.ts'
import { useProcessPart } from '../process/use-process.ts'
import type { BoardSession } from '../sync/session.ts'
import { VotingsOnWall } from '../voting/votings-place.tsx'
import { laterComponent } from '../words/later-component.ts'
import { useIdleHands } from './use-idle-hands.ts'
import { useWakeLock } from './use-wake-lock.ts'
import { createWallCamera, type WallCamera } from './wall-camera.ts'
import { WallControls } from './wall-controls.tsx'
import { WallInvitation } from './wall-invitation.tsx'
import { WallReader } from './wall-reader.tsx'
import { WallStep } from './wall-step.tsx'
import './wall.css'

const SignalsOnWall = laterComponent([], async () => (await import('../signals/signals-on-wall.tsx')).SignalsOnWall)
const WallRound = laterComponent(['rounds'], async () => (await import('../rounds/wall-round.tsx')).WallRound)

/** The board for a whole room: nothing but what people look at, the way in, the step and the time; it stays awake and runs by itself. */
export function WallRoom({ session }: { readonly session: BoardSession }) {
  const { t } = useTranslation()
  const chooseView = useChooseView()
  const process = useOpenProcess(session, true)
  const [canvas, setCanvas] = useState<Canvas | null>(null)
  const tools = useMemo<BoardTools>(() => ({ session, canvas, process }), [session, canvas, process])
  const camera = useWallCamera(tools)
  const room = useRef<HTMLDivElement>(null)
  const [isInviting, setInviting] = useState(true)
  const [isReading, setReading] = useState(true)
  const [isRound, setRound] = useState(false)
  const takeRoom = (isThere: boolean): void => {
    setRound(isThere)
    camera?.again()
  }
  const isAwake = useWakeLock()
  useIdleHands(room)
  useTitleOfTab(session)
  useEyesOfRoom(session)
  useEscape(canvas, () => chooseView('board'))

  return (
    <BoardContext value={tools}>
      <div ref={room} className="wall">
        <main
          className="wall-surface"
          aria-label={t('wall.label')}
          onPointerDownCapture={camera?.touched}
          onWheelCapture={camera?.touched}
        >
          <CanvasHost onCanvas={setCanvas} makeOtherHand={createOtherHand} />
          <Notices />
          <Suspense>{canvas !== null && <SignalsOnWall canvas={canvas} />}</Suspense>
          <div className="wall-pens">{canvas !== null && <PensOnBoard canvas={canvas} />}</div>
          <Apart />
        </main>
        {isReading && !isRound && <WallReader camera={camera} />}
        <Suspense>{process !== null && <RoundOnWall onRoom={takeRoom} />}</Suspense>
        <VotingsOnWall onRoom={() => camera?.again()} />
        <aside className="wall-band">
          <WallStep />
          {isInviting && <WallInvitation />}
        </aside>
        <Suspense>
          <WallControls
            room={room}
            camera={camera}
            isAwake={isAwake}
            isInviting={isInviting}
            onInvite={setInviting}
            isReading={isReading}
            onRead={setReading}
            onLeave={() => chooseView('board')}
          />
        </Suspense>
      </div>
    </BoardContext>
  )
}

/** Private writing, fetched once there was any. */
function RoundOnWall({ onRoom }: { readonly onRoom: (isThere: boolean) => void }) {
  return (useProcessPart('rounds') ?? []).length === 0 ? null : <WallRound onRoom={onRoom} />
}

/** Says when the wall is not what the others see just now; as long as it is, nothing is said. */
function Apart() {
  const { state } = useConnection()
  return state === 'offline' ? (
    <div className="wall-apart">
      <SaveLabel />
    </div>
  ) : null
}

/** A room answers nothing: it reads what was raised in a consent round when the round is closed, also before a screen of somebody who has answered. */
function useEyesOfRoom({ board, me }: BoardSession): void {
  useEffect(() => {
    board.readAs('room')
    return () => board.readAs(me.id as ActorId)
  }, [board, me])
}

/** Where the wall looks, for as long as it is drawn. */
function useWallCamera({ session, canvas, process }: BoardTools): WallCamera | null {
  const { clock } = useServices()
  const camera = useMemo(
    () => (canvas === null ? null : createWallCamera({ session, canvas, process, clock })),
    [session, canvas, process, clock],
  )
  useEffect(() => camera?.open(), [camera])
  return camera
}

/** Escape leaves the wall; whoever writes leaves their note first. */
function useEscape(canvas: Canvas | null, leave: () => void): void {
  useEffect(() => {
    const onKey = (event: KeyboardEvent): void => {
      const isForWriter = canvas?.isWriting.get() === true || event.isComposing
      if (event.key === 'Escape' && !isForWriter) leave()
    }
    // A full screen takes the key for itself, and says so.
    const onScreen = (): void => {
      if (document.fullscreenElement === null) leave()
    }
    // Before the drawn board hears of it, which would let go of what is selected.
    window.addEventListener('keydown', onKey, { capture: true })
    document.addEventListener('fullscreenchange', onScreen)
    return () => {
      window.removeEventListener('keydown', onKey, { capture: true })
      document.removeEventListener('fullscreenchange', onScreen)
    }
  })
}
