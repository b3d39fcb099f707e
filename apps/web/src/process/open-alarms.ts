// The build makes this address: the file itself exports nothing.
// oxlint-disable-next-line import/default
import workerPath from './alarm-worker.ts?worker&url'
import { vouchForWorker } from '../shell/trust.ts'
import type { Alarm, Alarms } from './punctual-clock.ts'

/** Starts the worker that rings alarms. */
export function openAlarms(onRing: (id: Alarm['id']) => void): Alarms {
  const worker = new Worker(vouchForWorker('samtavle-alarms', workerPath), { type: 'module' })
  worker.addEventListener('message', ({ data }: MessageEvent<Alarm['id']>) => onRing(data))
  return { ask: (alarm) => worker.postMessage(alarm), close: () => worker.terminate() }
}
