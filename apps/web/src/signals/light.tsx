import { useEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useServices } from '../app/services.ts'
import { useSession } from '../bridge/board-context.ts'
import type { Canvas } from '../canvas/index.ts'
import { sectorLook } from '../sectors/sector-look.ts'
import { paintTrails } from './paint-trails.ts'
import { createTrails } from './trails.ts'

/** My own light has no client: it is never told to me by others. */
const myLight = -1

interface LightProps {
  readonly canvas: Canvas
  readonly isBeaming: boolean
  readonly onEnd: () => void
}

/** The light of everybody's lasers, and mine while it is on. */
export function Light({ canvas, isBeaming, onEnd }: LightProps) {
  const { t } = useTranslation()
  const { clock } = useServices()
  const { me, peers, present } = useSession()
  const sheet = useRef<HTMLCanvasElement>(null)
  const [trails] = useState(createTrails)
  const request = useRef(() => {})

  useEffect(() => {
    const element = sheet.current
    const context = element?.getContext('2d')
    if (element === null || !context) return
    let frame: number | null = null
    const colorOf = (who: number): string => {
      const sector =
        who === myLight ? me.sector : (peers.get().find(({ clientId }) => clientId === who)?.sector ?? null)
      return getComputedStyle(element).getPropertyValue(sectorLook(sector).color)
    }
    const paint = (): void => {
      frame = null
      fit(element, context)
      if (paintTrails(trails, clock.now(), { context, colorOf, toScreen: canvas.camera.toScreen })) request.current()
    }
    request.current = () => void (frame ??= requestAnimationFrame(paint))
    const hear = (): void => {
      for (const { clientId, laser } of peers.get()) {
        if (laser === undefined) trails.lift(clientId)
        else trails.add(clientId, laser, clock.now())
      }
      if (peers.get().some(({ laser }) => laser !== undefined)) request.current()
    }
    const stop = peers.watch(hear)
    return () => {
      stop()
      if (frame !== null) cancelAnimationFrame(frame)
      request.current = () => {}
    }
  }, [canvas, clock, me, peers, trails])

  function shine(event: React.PointerEvent): void {
    if (event.buttons === 0) return
    const corner = event.currentTarget.getBoundingClientRect()
    const at = canvas.camera.toBoard([event.clientX - corner.left, event.clientY - corner.top])
    trails.add(myLight, at, clock.now())
    present({ laser: at })
    request.current()
  }
  function lift(): void {
    trails.lift(myLight)
    present({ laser: null })
  }

  return (
    <>
      <canvas ref={sheet} className="signals-light" aria-hidden="true" />
      {isBeaming && (
        <>
          <div
            className="signals-catch"
            onPointerDown={(event) => {
              event.currentTarget.setPointerCapture(event.pointerId)
              shine(event)
            }}
            onPointerMove={shine}
            onPointerUp={lift}
            onPointerCancel={lift}
          />
          <p className="signals-hint" role="status">
            {t('session.signals.laserOn')}
            <button className="button" type="button" onClick={onEnd}>
              {t('session.signals.laserOff')}
            </button>
          </p>
        </>
      )}
    </>
  )
}

/** As many dots as the screen has, however the window changed; fitting it clears it. */
function fit(element: HTMLCanvasElement, context: CanvasRenderingContext2D): void {
  const ratio = window.devicePixelRatio
  element.width = Math.round(element.clientWidth * ratio)
  element.height = Math.round(element.clientHeight * ratio)
  context.scale(ratio, ratio)
}
