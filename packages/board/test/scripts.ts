import fc from 'fast-check'
import {
  boardPoint,
  createCommentEdits,
  fieldsByKind,
  noteColors,
  reactionSigns,
  zones,
  type ItemId,
} from '../src/index.ts'
import { syncPeers, type TestPeer } from './peers.ts'

/** One thing a client does; numbers choose among whatever is there, so every script makes sense on every board. */
export type Action =
  | { readonly kind: 'add'; readonly x: number; readonly y: number; readonly text: string }
  | { readonly kind: 'frame' | 'agree'; readonly item: number; readonly text: string }
  | { readonly kind: 'move' | 'duplicate'; readonly item: number; readonly x: number; readonly y: number }
  | { readonly kind: OnOneItem; readonly item: number }
  | { readonly kind: 'link' | 'relate'; readonly item: number; readonly to: number }
  | {
      readonly kind: 'type'
      readonly item: number
      readonly at: number
      readonly remove: number
      readonly text: string
      readonly field: number
    }
  | { readonly kind: 'stop' | 'pause' | 'undo' | 'redo' | 'restore' }

const onOneItem = [
  'resize',
  'recolor',
  'remove',
  'raise',
  'lower',
  'zone',
  'hold',
  'reserve',
  'withdraw',
  'reopen',
  'due',
  'status',
  'park',
  'party',
  'comment',
  'settle',
  'stamp',
] as const
type OnOneItem = (typeof onOneItem)[number]

/** A client and what it does, or a moment at which everybody syncs. */
export type ScriptStep = { readonly peer: number; readonly action: Action } | 'sync'

const item = fc.nat({ max: 9 })
const x = fc.integer({ min: -500, max: 12_500 })
const y = fc.integer({ min: -500, max: 3000 })
const text = fc.string({ unit: 'grapheme', maxLength: 6, size: 'max' })

/** Actions other than undo and redo. */
export const arbitraryEdit: fc.Arbitrary<Action> = fc.oneof(
  fc.record({ kind: fc.constant('add' as const), x, y, text }),
  fc.record({ kind: fc.constantFrom('frame' as const, 'agree' as const), item, text }),
  fc.record({ kind: fc.constantFrom('move' as const, 'duplicate' as const), item, x, y }),
  { weight: 3, arbitrary: fc.record({ kind: fc.constantFrom(...onOneItem), item }) },
  fc.record({ kind: fc.constantFrom('link' as const, 'relate' as const), item, to: item }),
  fc.record({
    kind: fc.constant('type' as const),
    item,
    at: fc.nat({ max: 12 }),
    remove: fc.nat({ max: 4 }),
    text,
    field: fc.nat({ max: 3 }),
  }),
  fc.record({ kind: fc.constantFrom('stop' as const, 'pause' as const, 'restore' as const) }),
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
  switch (action.kind) {
    case 'add':
      return void edits.addNote({ place: boardPoint(action.x, action.y), text: action.text })
    case 'frame':
      return void edits.addFraming({ text: action.text, from: idsAt(peer, [action.item]) })
    case 'agree':
      return void edits.addAgreement({ text: action.text, from: idsAt(peer, [action.item]) })
    case 'stop':
      return undo.stopCapturing()
    case 'pause':
      return pause()
    case 'undo':
    case 'redo':
      return void undo[action.kind]()
    case 'restore':
      return edits.restoreItems(
        board
          .gone()
          .slice(0, 1)
          .map((gone) => gone.item.id),
      )
    default: {
      const [id] = idsAt(peer, [action.item])
      if (id !== undefined) actOn(peer, id, action)
    }
  }
}

function idsAt({ board }: TestPeer, indexes: readonly number[]): readonly ItemId[] {
  const ids = [...board.view().items.keys()].toSorted()
  return indexes.map((index) => ids[index % Math.max(1, ids.length)]).filter((id) => id !== undefined)
}

type ItemAction = Exclude<
  Action,
  { readonly kind: 'add' | 'frame' | 'agree' | 'stop' | 'pause' | 'undo' | 'redo' | 'restore' }
>

function actOn(peer: TestPeer, id: ItemId, action: ItemAction): void {
  const { edits } = peer
  switch (action.kind) {
    case 'move':
      return edits.moveItems(new Map([[id, boardPoint(action.x, action.y)]]))
    case 'duplicate':
      return void edits.duplicateItems([id], [action.x, action.y])
    case 'link':
    case 'relate': {
      const [to] = idsAt(peer, [action.to])
      return void (to !== undefined && edits.link(id, to, action.kind === 'link' ? 'rests-on' : 'relates'))
    }
    case 'type': {
      const field = fieldsByKind.framing[action.field]
      const splice = { index: action.at, remove: action.remove, insert: action.text }
      return field === undefined ? edits.spliceText(id, splice) : edits.spliceText(id, splice, field)
    }
    default:
      return actOnOne(peer, id, action)
  }
}

function actOnOne(
  { edits, actor }: TestPeer,
  id: ItemId,
  { kind, item }: { readonly kind: OnOneItem; readonly item: number },
): void {
  const talk = edits.with(createCommentEdits)
  const acts: Readonly<Record<OnOneItem, () => void>> = {
    resize: () => edits.resizeItem(id, { width: 300, height: 260, place: boardPoint(item, item) }),
    recolor: () => edits.recolorItems([id], noteColors[item % noteColors.length] ?? 'straw'),
    zone: () => edits.moveToZone([id], zones[item % zones.length] ?? 'plan'),
    remove: () => edits.removeItems([id]),
    raise: () => edits.raiseItems([id]),
    lower: () => edits.lowerItems([id]),
    hold: () => edits.hold(id),
    reserve: () => edits.reserve(id, `because ${item}`),
    withdraw: () => edits.withdraw(id),
    reopen: () => edits.reopen(id, `anew ${item}`),
    due: () => edits.setFact(id, 'due', `2027-01-1${item}`),
    status: () => edits.setFact(id, 'status', item * 10),
    park: () => edits.parkItems([id]),
    party: () => edits.nameParty(id, item % 2 === 0 ? { actor } : { name: 'the rowing club', sector: 'civil-society' }),
    comment: () => void talk.addComment(id, `what of ${item}?`),
    stamp: () => talk.stamp(id, reactionSigns[item % 7] ?? null),
    settle: () => (item % 2 === 0 ? talk.resolveThread(id) : talk.reopenThread(id)),
  }
  acts[kind]()
}
