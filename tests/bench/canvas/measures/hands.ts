import { setTimeout as pause } from 'node:timers/promises'
import type { CDPSession } from 'playwright-core'

/** Hands send a place sixty times a second, whether the page keeps up or not. */
const everyMs = 1000 / 60

/** How long one movement takes. */
export interface Movement {
  readonly seconds: number
}

/** The part of the browser's mouse event that hands set. */
interface MouseEvent {
  readonly type: 'mousePressed' | 'mouseReleased' | 'mouseMoved' | 'mouseWheel'
  readonly x: number
  readonly y: number
  readonly button?: 'left'
  readonly buttons?: number
  readonly clickCount?: number
  readonly deltaX?: number
  readonly deltaY?: number
  readonly modifiers?: number
}

/** Real input events, as the browser gets them from a mouse. */
export function createHands(session: CDPSession) {
  const send = (event: MouseEvent): Promise<unknown> =>
    session.send('Input.dispatchMouseEvent', event).catch(() => undefined)

  /** Events at their pace; waits at the end until the page has taken them all, or has had long enough. */
  const inPace = async (seconds: number, event: (part: number, index: number) => MouseEvent): Promise<void> => {
    const count = Math.round((seconds * 1000) / everyMs)
    const startedAt = performance.now()
    const sent: Promise<unknown>[] = []
    for (let index = 0; index < count; index += 1) {
      const wait = startedAt + index * everyMs - performance.now()
      if (wait > 1) await pause(wait)
      sent.push(send(event(index / count, index)))
    }
    await Promise.race([Promise.all(sent), pause(longestLagMs)])
  }
  return {
    /** Presses at a place, moves in loops around it, and lets go where it began. */
    async drag([x, y]: readonly [number, number], { seconds }: Movement): Promise<void> {
      const at = (part: number): { readonly x: number; readonly y: number } => ({
        x: x + 160 * Math.sin(part * Math.PI * 6),
        y: y + 90 * Math.sin(part * Math.PI * 4),
      })
      await send({ type: 'mouseMoved', x, y })
      await send({ type: 'mousePressed', x, y, button: 'left', buttons: 1, clickCount: 1 })
      await inPace(seconds, (part) => ({ type: 'mouseMoved', ...at(part), button: 'left', buttons: 1 }))
      await send({ type: 'mouseMoved', x, y, button: 'left', buttons: 1 })
      await send({ type: 'mouseReleased', x, y, button: 'left', buttons: 0, clickCount: 1 })
    },
    /** Draws a frame from corner to corner. */
    async sweep([x, y]: readonly [number, number], [toX, toY]: readonly [number, number]): Promise<void> {
      await send({ type: 'mouseMoved', x, y })
      await send({ type: 'mousePressed', x, y, button: 'left', buttons: 1, clickCount: 1 })
      await inPace(0.4, (part) => ({
        type: 'mouseMoved',
        x: x + (toX - x) * part,
        y: y + (toY - y) * part,
        button: 'left',
        buttons: 1,
      }))
      await send({ type: 'mouseMoved', x: toX, y: toY, button: 'left', buttons: 1 })
      await send({ type: 'mouseReleased', x: toX, y: toY, button: 'left', buttons: 0, clickCount: 1 })
    },
    /** Zooms in and out again with the wheel, as with Ctrl held. */
    async zoom([x, y]: readonly [number, number], { seconds }: Movement): Promise<void> {
      await send({ type: 'mouseMoved', x, y })
      await inPace(seconds, (part) => ({
        type: 'mouseWheel',
        x,
        y,
        deltaX: 0,
        deltaY: part < 0.5 ? -12 : 12,
        modifiers: ctrl,
      }))
    },
    async key(type: 'keyDown' | 'keyUp', key: string, code: string): Promise<void> {
      const text = type === 'keyDown' && key.length === 1 ? { text: key } : {}
      await session.send('Input.dispatchKeyEvent', { type, key, code, ...text })
    },
  }
}

/** The hands of one session. */
export type Hands = ReturnType<typeof createHands>

const ctrl = 2
const longestLagMs = 4000
