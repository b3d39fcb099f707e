import { liveLimits, uploadLimits, type Limits, type RoomName, type UpdateLimits } from '@samtavle/protocol'
import { rootsOfRoom } from '../room-roots.ts'

/** What may pass into a room: live updates, and the one upload of what was written offline. */
export interface Gates {
  readonly live: UpdateLimits
  readonly upload: UpdateLimits
}

/** Makes the gates of each kind of room: once, they only hold names and numbers. */
export function createGates(limits: Limits): Readonly<Record<RoomName['kind'], Gates>> {
  const gatesFor = (kind: RoomName['kind']): Gates => {
    const allowedRoots = rootsOfRoom(kind)
    return { live: liveLimits({ allowedRoots, limits }), upload: uploadLimits({ allowedRoots, limits }) }
  }
  return { shared: gatesFor('shared'), process: gatesFor('process'), private: gatesFor('private') }
}
