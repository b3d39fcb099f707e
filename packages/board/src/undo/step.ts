import { equalityDeep } from 'lib0/function'
import { keyToItemId } from '../document/item-key.ts'
import { type Roots } from '../document/roots.ts'
import type { ActorId, ItemId, RootName } from '../document/schema.ts'
import type { TextStep, TextSteps } from './text-steps.ts'

/** Facets whose keys undo sets back. Births are undone by hiding the item, words by the library. */
export const keyedFacets = [
  'meta',
  'places',
  'looks',
  'orders',
  'ends',
  'strokes',
  'facts',
  'stands',
  'votes',
  'bookmarks',
  'comments',
  'gone',
] as const satisfies readonly RootName[]
export type KeyedFacet = (typeof keyedFacets)[number]

/** One key of mine: what it held before and after. */
export interface KeyChange {
  readonly facet: KeyedFacet
  readonly key: string
  readonly before: unknown
  readonly after: unknown
}

/** One thing the user did. Taking it back yields its inverse, which is the step for redo. */
export interface Step {
  readonly keys: Map<string, KeyChange>
  readonly created: Set<ItemId>
  /** Creations that were taken back: what was written under `gone`, to be taken away again. */
  readonly uncreated: Map<ItemId, unknown>
  /** Keys of the texts it typed in. */
  readonly typedIn: Set<string>
  text: TextStep | null
  /** When it was last added to, in milliseconds since the epoch. */
  editedAt: number
}

/** A step that did nothing yet. */
export function emptyStep(editedAt: number): Step {
  return { keys: new Map(), created: new Set(), uncreated: new Map(), typedIn: new Set(), text: null, editedAt }
}

/** Remembers a change of a key; the first `before` and the last `after` of a step count. */
export function addKeyChange(step: Step, change: KeyChange): void {
  const name = `${change.facet} ${change.key}`
  const first = step.keys.get(name)
  step.keys.set(name, first === undefined ? change : { ...change, before: first.before })
}

/** A pause in typing longer than this ends the step, in milliseconds. */
const typingPauseMs = 1000

/** Whether an edit goes on with what the open step was doing: the same drag or resize, or the same burst of typing. */
export function continues(open: Step, next: Step): boolean {
  if (next.typedIn.size > 0) {
    const isSameText = [...next.typedIn].every((key) => open.typedIn.has(key) || isPartOf(open.created, key))
    return isSameText && next.editedAt - open.editedAt <= typingPauseMs
  }
  if (next.created.size > 0 || open.created.size > 0 || next.keys.size !== open.keys.size) return false
  return [...next.keys].every(([name]) => open.keys.has(name)) && [...next.keys.values()].some(isPlace)
}

function isPartOf(created: ReadonlySet<ItemId>, key: string): boolean {
  return created.has(keyToItemId(key) as ItemId)
}

function isPlace({ facet }: KeyChange): boolean {
  return facet === 'places'
}

/** Adds an edit that continues a step to it. */
export function mergeStep(open: Step, next: Step, texts: TextSteps): void {
  for (const change of next.keys.values()) addKeyChange(open, change)
  for (const key of next.typedIn) open.typedIn.add(key)
  for (const id of next.created) open.created.add(id)
  open.editedAt = next.editedAt
  if (next.text === null) return
  // Words typed into a note made in the same step come and go with the note.
  if (open.created.size > 0) texts.drop(next.text)
  else open.text = open.text === null ? next.text : texts.merge(open.text, next.text)
}

/** What taking a step back needs. */
export interface StepContext {
  readonly roots: Roots
  readonly texts: TextSteps
  /** Runs a change as one transaction that is known to be undo's. */
  readonly transact: <Result>(change: () => Result) => Result
  readonly actor: ActorId | null
  readonly now: number
  readonly isTouchedByOthers: (id: ItemId) => boolean
}

/** What became of a step that was taken back. */
export interface StepOutcome {
  readonly inverse: Step
  readonly kept: readonly ItemId[]
  readonly touched: readonly ItemId[]
}

/** Takes a step back: words in a transaction of the library's own, everything else in one of ours. */
export function takeBack(context: StepContext, step: Step): StepOutcome {
  const inverse = emptyStep(context.now)
  for (const key of takeBackText(context, step, inverse)) inverse.typedIn.add(key)
  const kept = context.transact(() => {
    takeBackKeys(context.roots, step, inverse)
    return takeBackCreations(context, step, inverse)
  })
  const keys = [...[...inverse.keys.values()].map(({ key }) => key), ...inverse.typedIn]
  const keyed = keys.map((key) => keyToItemId(key) as ItemId)
  const touched = new Set([...keyed, ...inverse.created, ...inverse.uncreated.keys()])
  return { inverse, kept, touched: [...touched] }
}

/** Whether there is anything in a step at all. */
export function isEmptyStep(step: Step): boolean {
  return step.text === null && step.keys.size + step.created.size + step.uncreated.size === 0
}

/** A key goes back only while it still holds what the step wrote: what others wrote since stays. */
function takeBackKeys(roots: Roots, step: Step, inverse: Step): void {
  for (const { facet, key, before, after } of step.keys.values()) {
    const now = roots[facet].get(key)
    // A drag that Escape put back ends where it began: there is nothing to take back.
    if (!equalityDeep(now, after) || equalityDeep(before, after)) continue
    if (before === undefined) roots[facet].delete(key)
    else roots[facet].set(key, before)
    addKeyChange(inverse, { facet, key, before: now, after: before })
  }
}

function takeBackCreations(context: StepContext, step: Step, inverse: Step): readonly ItemId[] {
  const { gone } = context.roots
  const kept: ItemId[] = []
  for (const id of step.created) {
    if (gone.has(id)) continue
    if (context.isTouchedByOthers(id)) {
      kept.push(id)
      continue
    }
    const hidden = { by: context.actor, at: context.now }
    gone.set(id, hidden)
    inverse.uncreated.set(id, hidden)
  }
  for (const [id, hidden] of step.uncreated) {
    if (!equalityDeep(gone.get(id), hidden)) continue
    gone.delete(id)
    inverse.created.add(id)
  }
  return kept
}

function takeBackText({ texts }: StepContext, step: Step, inverse: Step): readonly string[] {
  if (step.text === null) return []
  const applied = texts.apply(step.text)
  inverse.text = applied.inverse
  return applied.keys
}
