import type { RandomBytes } from '@samtavle/base'
import type { Role, RoomName } from '@samtavle/protocol'
import type { Doc } from 'yjs'
import type { Chance } from '../../support/workshop/chance.ts'
import type { Witness } from '../checks/witness.ts'
import type { ClientSocket } from '../world/client-socket.ts'
import type { Timeline } from '../world/timeline.ts'

/** Somebody with a device and a program on it. */
export interface Person {
  readonly name: string
  readonly actor: string
  readonly room: RoomName
  readonly role: Role
  /** Whether the program asks for acks: ours does, a stock one does not. */
  readonly wantsAcks: boolean
  /** The replica that has to end like everybody else's. */
  readonly doc: Doc
  /** Does the next thing they do: mostly one edit. */
  act(): void
  /** Closes the program without a word and opens it again. */
  reload(): void
  /** From now on they only listen. */
  behave(): void
  /** What is not settled yet; null when everything is saved and they are connected. */
  unsettled(): string | null
}

/** What every program of a person is made with. */
export interface PersonOptions {
  readonly name: string
  readonly actor: string
  readonly room: RoomName
  readonly timeline: Timeline
  readonly chance: Chance
  readonly randomBytes: RandomBytes
  readonly witness: Witness
  readonly openSocket: () => ClientSocket
}
