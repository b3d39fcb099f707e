import { systemClock } from '@samtavle/base'
import type { Alarm } from './punctual-clock.ts'

/* Rings alarms for a page that nobody sees: the timers of a worker are left alone where those of a page are not. */

self.addEventListener('message', ({ data: { id, delayMs } }: MessageEvent<Alarm>) => {
  systemClock.after(delayMs, () => self.postMessage(id))
})
