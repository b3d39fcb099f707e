import { ownedRootNames, relayRootNames, roundRootName } from '@samtavle/board'
import { ContentType, findRootTypeKey, getItem, Item, type Doc, type Transaction } from 'yjs'
import type { TakenApart } from './missing.ts'

/** Shared types inside shared types: our documents need two; a chain of thousands makes deleting its top overflow every stack. */
const maxTypeDepth = 8

/** A shared type of whatever kind, as a transaction reports it. */
type SharedType = Parameters<typeof findRootTypeKey>[0]

const ownedRoots: ReadonlySet<string> = new Set(ownedRootNames)
const relayRoots: ReadonlySet<string> = new Set([...relayRootNames, roundRootName])

/** Whether a transaction touched a key of an owned root that ends in another actor than its author, or what only the relay writes. */
export function writesKeyOfAnother(transaction: Transaction, actor: string): boolean {
  for (const [type, keys] of transaction.changed) {
    const place = placeOf(type)
    if (relayRoots.has(place.root)) return true
    if (!ownedRoots.has(place.root)) continue
    const touched = place.key === undefined ? [...keys] : [place.key]
    if (touched.some((key) => key === null || ownerOf(key) !== actor)) return true
  }
  return false
}

/** Whether an item, new or just deleted, lies under a key of an owned root that ends in another actor, or in what only the relay writes. */
export function liesUnderKeyOfAnother(item: Item, actor: string): boolean {
  const parent = parentType(item)
  // Without a parent the item is already forgotten, and with it whatever was in it.
  if (parent === null) return false
  const { root, key = item.parentSub } = placeOf(parent)
  if (relayRoots.has(root)) return true
  return ownedRoots.has(root) && (key === null || ownerOf(key) !== actor)
}

/** Whether an update that was just integrated put a shared type deeper than our schema ever does. */
export function holdsTypeTooDeep(doc: Doc, update: TakenApart): boolean {
  return update.structs.some((struct) => {
    if (!(struct instanceof Item) || !(struct.content instanceof ContentType)) return false
    return depthOf(getItem(doc.store, struct.id)) > maxTypeDepth
  })
}

function ownerOf(key: string): string {
  return key.slice(key.lastIndexOf('/') + 1)
}

/** The root a type lies in and, for a nested one, the root's key it lies under. */
function placeOf(type: SharedType): { readonly root: string; readonly key?: string | null } {
  let key: string | null | undefined
  let current = type
  while (current._item !== null) {
    key = current._item.parentSub
    const parent = parentType(current._item)
    // Without a parent the item is already forgotten, and with it whatever was in it.
    if (parent === null) return { root: '' }
    current = parent
  }
  const root = findRootTypeKey(current)
  return key === undefined ? { root } : { root, key }
}

function depthOf(struct: unknown): number {
  let depth = 0
  let item: Item | null = struct instanceof Item ? struct : null
  while (item !== null && depth <= maxTypeDepth) {
    depth += 1
    item = parentType(item)?._item ?? null
  }
  return depth
}

function parentType(item: Item): SharedType | null {
  const { parent } = item
  return parent !== null && typeof parent === 'object' && '_item' in parent ? parent : null
}
