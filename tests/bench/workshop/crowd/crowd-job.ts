import type { RelayAddress } from '../../../support/relay.ts'
import type { MadeBoard } from '../../../system/board-api.ts'
import type { View } from '../../canvas/views.ts'
import type { JoiningFigures } from '../measures/joining.ts'

/** Who comes where, and what of the board they are busy on. */
export interface CrowdJob {
  readonly relay: RelayAddress
  readonly board: MadeBoard
  readonly people: number
  readonly view: View
}

/** Between the bench and the process of the crowd: they come, are busy, rest and tell how much they edited, and are busy again. */
export type CrowdMessage =
  | { readonly type: 'come'; readonly job: CrowdJob }
  | { readonly type: 'came'; readonly figures: JoiningFigures }
  | { readonly type: 'be-busy' }
  | { readonly type: 'rest' }
  | { readonly type: 'rested'; readonly editsPerSecond: number }
  | { readonly type: 'failed'; readonly reason: string }

/** Both ends run the same file of the same commit: the type is enough to know the rest. */
export function parseCrowdMessage(message: unknown): CrowdMessage {
  if (typeof message !== 'object' || message === null || !('type' in message)) throw new Error('Not a crowd message')
  return asCrowdMessage(message)
}

function asCrowdMessage(message: object): CrowdMessage {
  return message as CrowdMessage
}
