import type { Clock } from '@samtavle/base'
import {
  boardPoint,
  createEdits,
  noteColors,
  readBoard,
  rootNames,
  startBoard,
  type ActorId,
  type Edits,
  type ItemId,
} from '@samtavle/board'
import fc from 'fast-check'
import * as Y from 'yjs'
import type { TrackedEntry } from '../src/encode.ts'

/** One thing somebody does to a board; numbers choose among whatever is there, so every script makes sense. */
type Action =
  | { readonly kind: 'add' | 'frame'; readonly x: number; readonly text: string }
  | { readonly kind: 'move' | 'link' | 'type'; readonly item: number; readonly to: number; readonly text: string }
  | {
      readonly kind: 'recolor' | 'resize' | 'remove' | 'restore' | 'raise' | 'hold' | 'reserve' | 'drag-all'
      readonly item: number
    }
  | { readonly kind: 'grow'; readonly text: string }
  | { readonly kind: 'write'; readonly root: number; readonly key: number; readonly value: unknown }
  | { readonly kind: 'erase' | 'write-text' | 'write-map'; readonly root: number; readonly key: number }

/** Who does it, how long after the last, and whether the relay hears of it at once or with the next thing they say. */
interface ScriptStep {
  readonly peer: number
  readonly action: Action
  readonly waitMs: number
  readonly isHeard: boolean
}

export type Script = readonly ScriptStep[]

const item = fc.nat({ max: 9 })
const text = fc.string({ unit: 'grapheme', maxLength: 8, size: 'max' })
const root = fc.nat({ max: rootNames.length - 1 })

/** Values that no client of ours writes, and some that it does. */
const anyValue = fc.oneof(
  fc
    .anything({
      withBigInt: false,
      withDate: false,
      withMap: false,
      withSet: false,
      withNullPrototype: false,
      maxDepth: 3,
    })
    .map(writable),
  fc.constantFrom<unknown>(
    5,
    -0,
    1.5,
    1e300,
    null,
    '',
    [1, 2],
    [0.5, 1],
    [-0, 3],
    { kind: 'note', by: null, at: 7 },
    2n ** 40n,
    new Uint8Array([1, 2]),
  ),
)

const action: fc.Arbitrary<Action> = fc.oneof(
  {
    weight: 3,
    arbitrary: fc.record({
      kind: fc.constantFrom('add' as const, 'frame' as const),
      x: fc.integer({ min: -500, max: 12_500 }),
      text,
    }),
  },
  {
    weight: 6,
    arbitrary: fc.record({
      kind: fc.constantFrom('move' as const, 'link' as const, 'type' as const),
      item,
      to: fc.integer({ min: -500, max: 4000 }),
      text,
    }),
  },
  {
    weight: 5,
    arbitrary: fc.record({
      kind: fc.constantFrom(
        'recolor',
        'resize',
        'remove',
        'restore',
        'raise',
        'hold',
        'reserve',
        'drag-all',
      ) as fc.Arbitrary<'recolor'>,
      item,
    }),
  },
  fc.record({ kind: fc.constant('grow' as const), text }),
  fc.record({ kind: fc.constant('write' as const), root, key: item, value: anyValue }),
  fc.record({ kind: fc.constantFrom('erase' as const, 'write-text' as const, 'write-map' as const), root, key: item }),
)

/** Scripts for three people; the greatest size is asked for, because short scripts once passed a false rule 600 times. */
export const arbitraryScript: fc.Arbitrary<Script> = fc.array(
  fc.record({ peer: fc.nat({ max: 2 }), action, waitMs: fc.integer({ min: -5, max: 3000 }), isHeard: fc.boolean() }),
  { minLength: 1, maxLength: 40, size: 'max' },
)

/** Plays a script on real documents and keeps the journal a relay would: one entry per frame that changed its document. */
export function recordLog(script: Script): readonly TrackedEntry[] {
  const relay = new Y.Doc()
  const entries: TrackedEntry[] = []
  let at = 1_700_000_000_000
  let speaker: string | null = null
  relay.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, at, actor: speaker, bytes }))
  const clock: Clock = { now: () => at, after: () => () => undefined }
  startBoard(relay, { title: 'A test', language: 'en' })
  const peers = [1, 2, 3].map((id) => createPeer(id, clock))
  const say = (peer: Peer): void => {
    speaker = peer.name
    Y.applyUpdate(relay, Y.encodeStateAsUpdate(peer.doc, Y.encodeStateVector(relay)))
    Y.applyUpdate(peer.doc, Y.encodeStateAsUpdate(relay, Y.encodeStateVector(peer.doc)))
  }
  for (const step of script) {
    const peer = peers[step.peer]
    if (peer === undefined) continue
    at += step.waitMs
    act(peer, step.action)
    if (step.isHeard) say(peer)
  }
  for (const peer of [...peers, ...peers]) say(peer)
  return entries
}

interface Peer {
  readonly doc: Y.Doc
  readonly edits: Edits
  readonly ids: () => readonly ItemId[]
  readonly gone: () => readonly ItemId[]
  /** The last of the three writes as nobody. */
  readonly name: string | null
}

function createPeer(id: number, clock: Clock): Peer {
  const doc = new Y.Doc()
  doc.clientID = id
  const board = readBoard(doc)
  const name = id === 3 ? null : `actor-${id}`
  let state = id
  const randomBytes = (length: number): Uint8Array =>
    Uint8Array.from({ length }, () => (state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0) >>> 24)
  const edits = createEdits({ doc, board, actor: name as ActorId | null, clock, randomBytes })
  return {
    doc,
    edits,
    name,
    ids: () => [...board.view().items.keys()],
    gone: () => board.gone().map((gone) => gone.item.id),
  }
}

function act(peer: Peer, action: Action): void {
  const { edits } = peer
  const ids = peer.ids()
  if (action.kind === 'add') return void edits.addNote({ place: boardPoint(action.x, 500), text: action.text })
  if (action.kind === 'frame') return void edits.addFraming({ text: action.text, place: boardPoint(action.x, 900) })
  if (action.kind === 'grow')
    return void edits.addNotesToZone(
      'plan',
      Array.from({ length: 3 }, () => ({ text: action.text })),
    )
  if (action.kind === 'restore') return edits.restoreItems(peer.gone().slice(0, 1))
  if (action.kind === 'drag-all')
    return edits.moveItems(new Map(ids.map((id, index) => [id, boardPoint(index * 10, action.item)])))
  if ('root' in action) return actOnRoot(peer, action)
  if (!('item' in action)) return
  const id = ids[action.item % Math.max(1, ids.length)]
  if (id !== undefined) actOnItem(peer, id, action)
}

type ItemAction = Extract<Action, { readonly item: number }>

function actOnItem({ edits, ids }: Peer, id: ItemId, action: ItemAction): void {
  const { item: number } = action
  if (action.kind === 'move') return edits.moveItems(new Map([[id, boardPoint(action.to, number * 7)]]))
  if (action.kind === 'link') return void edits.link(id, ids()[Math.abs(action.to) % ids().length] ?? id, 'rests-on')
  if (action.kind === 'type')
    return edits.spliceText(id, { index: Math.abs(action.to) % 9, remove: number % 3, insert: action.text })
  if (action.kind === 'recolor') return edits.recolorItems([id], noteColors[number % noteColors.length] ?? 'straw')
  if (action.kind === 'resize')
    return edits.resizeItem(id, { width: 200 + number, height: 260, place: boardPoint(number, 1) })
  if (action.kind === 'remove') return edits.removeItems([id])
  if (action.kind === 'raise') return edits.raiseItems([id])
  return action.kind === 'hold' ? edits.hold(id) : edits.reserve(id, 'for whom?')
}

/** What a hostile or a newer client may write straight into a root: under an item's key, a field of it, or a key of its own. */
function actOnRoot({ doc, ids }: Peer, action: Extract<Action, { readonly root: number }>): void {
  const map = doc.getMap<unknown>(rootNames[action.root] ?? 'facts')
  const id = ids()[action.key % Math.max(1, ids().length)] ?? 'nobody'
  const key = action.key % 3 === 0 ? id : action.key % 3 === 1 ? `${id}/field` : `key-${action.key}`
  if (action.kind === 'erase') map.delete(key)
  else if (action.kind === 'write-text') map.set(key, new Y.Text(`text ${action.key}`))
  else if (action.kind === 'write-map') map.set(key, new Y.Map([['x', 1]]))
  else if ('value' in action) map.set(key, action.value)
}

/** What the document's encoding can carry: no symbols, functions or sparse arrays, and well-formed strings. */
function writable(value: unknown): unknown {
  if (typeof value === 'string') return value.toWellFormed()
  if (Array.isArray(value)) return Array.from(value, writable)
  if (typeof value !== 'object' || value === null) return value
  const fields = Object.entries(value).filter(([name]) => name !== '__proto__')
  return Object.fromEntries(fields.map(([name, field]) => [name.toWellFormed(), writable(field)]))
}
