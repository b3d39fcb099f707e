import { setTimeout as sleep } from 'node:timers/promises'

/** One coming and going of somebody; it ends by itself, or soon after `isOver` says so. */
export type Visit = (isOver: () => boolean, pause: (ms: number) => Promise<void>) => Promise<void>

/** Whoever was refused tries again after this. */
const betweenVisitsMs = 20

/** Lets everybody come again whenever they were thrown out, until it is over. */
export function keepComing(visits: readonly Visit[]): { stop(): Promise<void> } {
  let isOver = false
  const pause = (ms: number): Promise<void> => sleep(ms)
  const coming = visits.map(async (visit) => {
    while (!isOver) {
      await visit(() => isOver, pause).catch(() => undefined)
      await pause(betweenVisitsMs)
    }
  })
  return {
    async stop() {
      isOver = true
      await Promise.all(coming)
    },
  }
}
