import fc from 'fast-check'
import { boardPoint, noteColors, zones, type ItemId } from '../src/index.ts'
import { syncPeers, type TestPeer } from './peers.ts'

/** One thing a client does; numbers choose among whatever is there, so every script makes sense on every board. */
export type Action =
  | { readonly kind: 'add'; readonly x: number; readonly y: number; readonly text: string }
  | { readonly kind: 'move' | 'duplicate'; readonly item: number; readonly x: number; readonly y: number }
  | { readonly kind: 'resize' | 'recolor' | 'remove' | 'restore' | 'raise' | 'lower' | 'zone'; readonly item: number }
  | {
      readonly kind: 'type'
      readonly item: number
      readonly at: number
      readonly remove: number
      readonly text: string
    }
  | { readonly kind: 'stop' | 'pause' | 'undo' | 'redo' }

/** A client and what it does, or a moment at which everybody syncs. */
export type ScriptStep = { readonly peer: number; readonly action: Action } | 'sync'

const item = fc.nat({ max: 9 })
const x = fc.integer({ min: -500, max: 12_500 })
const y = fc.integer({ min: -500, max: 3000 })
const text = fc.string({ unit: 'grapheme', maxLength: 6, size: 'max' })

/** Actions other than undo and redo. */
export const arbitraryEdit: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), x, y, text }),
  fc.record({ kind: fc.constantFrom('move' as const, 'duplicate' as const), item, x, y }),
  fc.record({
    kind: fc.constantFrom('resize', 'recolor', 'remove', 'restore', 'raise', 'lower', 'zone') as fc.Arbitrary<'resize'>,
    item,
  }),
  fc.record({ kind: fc.constant('type' as const), item, at: fc.nat({ max: 12 }), remove: fc.nat({ max: 4 }), text }),
  fc.record({ kind: fc.constantFrom('stop' as const, 'pause' as const) }),
)

/** A script for so many clients; the greatest size is asked for, because short scripts once passed a false rule 600 times. */
export function arbitraryScript(peers: number, action: fc.Arbitrary<Action>): fc.Arbitrary<readonly ScriptStep[]> {
  const step = fc.record({ peer: fc.nat({ max: peers - 1 }), action })
  return fc.array(fc.oneof({ weight: 5, arbitrary: step }, { weight: 1, arbitrary: fc.constant('sync' as const) }), {
    minLength: 1,
    maxLength: 60,
    size: 'max',
  })
}

/** Plays a script on real clients; `pause` lets time pass for them. */
export function playScript(peers: readonly TestPeer[], script: readonly ScriptStep[], pause: () => void): void {
  for (const step of script) {
    if (step === 'sync') syncPeers(peers)
    else {
      const peer = peers[step.peer]
      if (peer !== undefined) act(peer, step.action, pause)
    }
  }
}

function act(peer: TestPeer, action: Action, pause: () => void): void {
  const { edits, undo, board } = peer
  if (action.kind === 'add') return void edits.addNote({ place: boardPoint(action.x, action.y), text: action.text })
  if (action.kind === 'stop') return undo.stopCapturing()
  if (action.kind === 'pause') return pause()
  if (action.kind === 'undo' || action.kind === 'redo') return void undo[action.kind]()
  if (action.kind === 'restore')
    return edits.restoreItems(
      board
        .gone()
        .slice(0, 1)
        .map((gone) => gone.item.id),
    )
  const ids = [...board.view().items.keys()]
  const id = ids[action.item % Math.max(1, ids.length)]
  if (id !== undefined) actOn(peer, id, action)
}

type ItemAction = Exclude<Action, { readonly kind: 'add' | 'stop' | 'pause' | 'undo' | 'redo' | 'restore' }>

function actOn({ edits, board }: TestPeer, id: ItemId, action: ItemAction): void {
  switch (action.kind) {
    case 'move':
      return edits.moveItems(new Map([[id, boardPoint(action.x, action.y)]]))
    case 'duplicate':
      return void edits.duplicateItems([id], [action.x, action.y])
    case 'type':
      return edits.spliceText(id, { index: action.at, remove: action.remove, insert: action.text })
    case 'resize':
      return edits.resizeItem(id, { width: 300, height: 260, place: boardPoint(action.item, action.item) })
    case 'recolor':
      return edits.recolorItems([id], noteColors[action.item % noteColors.length] ?? 'straw')
    case 'zone':
      return edits.moveToZone([id], zones[action.item % zones.length] ?? 'plan')
    case 'remove':
      return edits.removeItems([id])
    case 'raise':
      return edits.raiseItems([id])
    case 'lower':
      return edits.lowerItems([id])
    default:
      return void board
  }
}
