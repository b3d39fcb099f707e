import { closeCodes, type CloseCode } from '@samtavle/protocol'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { RoomConnection } from './members.ts'

/** How a connection is closed whose frame is no frame of an honest client. */
export const frameRefused = [closeCodes.frameRefused, 'frame refused'] as const

/** Refuses what a connection sent, and closes it. */
export type Refusal = (connection: RoomConnection, reason: string, close: readonly [CloseCode, string]) => void

/** Makes the refusal of a room, which counts and logs them by reason. */
export function createRefusal({ log, metrics }: { readonly log: Log; readonly metrics: Metrics }): Refusal {
  return (connection, reason, close) => {
    metrics.refusedWrites.inc({ reason })
    log.warn({ reason, role: connection.role }, 'A write was refused and its connection closed')
    connection.close(...close)
  }
}
