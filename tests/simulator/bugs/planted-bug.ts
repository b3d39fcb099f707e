import type { Access } from '@samtavle/relay'
import type { Store } from '@samtavle/storage'
import type { Chance } from '../../support/workshop/chance.ts'
import type { ClientSocket } from '../world/client-socket.ts'
import type { RelaySocketOptions } from '../world/relay-socket.ts'
import type { StoreFlaws } from '../world/simulated-store.ts'
import type { SimulatedThreadOptions } from '../world/simulated-threads.ts'

/**
 * A fault put into one of the things that are handed to the relay or to a client; the product itself is not touched.
 * Every part gets the honest one and returns one that is wrong.
 */
export interface PlantedBug {
  readonly name: string
  /** What is wrong, in one sentence. */
  readonly about: string
  readonly storeFlaws?: StoreFlaws
  /** Around the relay's store; made anew with every start. */
  readonly store?: (store: Store, tools: BugTools) => Store
  /** Instead of what a board worker does with a request; made anew with every start. */
  readonly worker?: (tools: BugTools) => SimulatedThreadOptions['serve']
  /** Around what one connection of the relay sends and hears. */
  readonly connection?: (tools: BugTools, say: (frame: Uint8Array) => void, asksForAcks: boolean) => BugTaps
  readonly access?: (access: Access) => Access
  /** Around a client's socket; `isFirst` is true once for each person. */
  readonly clientSocket?: (socket: ClientSocket, isFirst: boolean) => ClientSocket
}

/** What a connection's frames pass through: what the relay says on their way out, what it hears before it does. */
export type BugTaps = Partial<Pick<RelaySocketOptions, 'onSend' | 'onReceive'>>

/** What a bug may need to do harm. */
export interface BugTools {
  readonly chance: Chance
  /** The connection's room; the shared one where it is about no connection. */
  readonly room: string
  readonly after: (delayMs: number, callback: () => void) => void
  /** Puts a frame on the wires of everybody connected to a room now but one connection. */
  readonly shout: (frame: Uint8Array, room: string, except: number | null) => void
  /** Writes a snapshot to the disk past the store. */
  readonly writeSnapshot: (seq: number, bytes: Uint8Array) => void
}
