import { decodeFrame } from '@samtavle/protocol'
import { saidIn } from '../checks/holdings.ts'

/** One frame in a few words, for whoever reads a trace. */
export function sayFrame(bytes: Uint8Array): string {
  const frame = decodeFrame(bytes)
  if (!frame.ok) return frame.error
  switch (frame.value.type) {
    case 'update':
    case 'sync-step-2':
      return `${frame.value.type} ${sayUpdate(frame.value.update)}`
    case 'ack':
      return `ack ${frame.value.count}`
    case 'keeping':
      return `keeping ${frame.value.state}`
    case 'awareness':
      return `awareness of ${frame.value.entries.map(({ clientId, clock }) => `${clientId}@${clock}`).join(', ')}`
    case 'verdict':
      return `verdict ${frame.value.verdict}`
    case 'digest':
    case 'sync-step-1':
    case 'query-awareness':
      return frame.value.type
  }
}

function sayUpdate(update: Uint8Array): string {
  const { ends, deletes } = saidIn(Uint8Array.from(update))
  const written = [...ends].map(([client, end]) => `${client} up to ${end}`)
  const deleted = deletes.map(({ client, clock, len }) => `${client}:${clock}+${len}`)
  return `writes ${written.join(', ') || 'nothing'}; deletes ${deleted.join(', ') || 'nothing'}`
}
