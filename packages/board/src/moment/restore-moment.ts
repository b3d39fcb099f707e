import { equalityDeep } from 'lib0/function'
import * as Y from 'yjs'
import { keyToItemId } from '../document/item-key.ts'
import { rootsOf, type Roots } from '../document/roots.ts'
import { ownedRootNames, relayRootNames, rootNames, type ActorId, type RootName } from '../document/schema.ts'
import { spliceBetween } from '../text/text-splice.ts'

/** Who brings a moment back, and when, in milliseconds since the epoch. */
export interface RestoreMomentOptions {
  readonly past: Y.Doc
  readonly actor: ActorId | null
  readonly now: number
}

/**
 * Makes the content of a past moment current again, in one transaction that writes only what differs. Nothing is taken out
 * of the document: an item that came later is hidden and can be brought back like any other. What people said in their own
 * name (stands, votes, comments, sectors) and counted pulses stay as they are now, because nobody speaks for somebody else.
 */
export function restoreMoment(doc: Y.Doc, { past, actor, now }: RestoreMomentOptions): void {
  const change: MomentChange = { before: rootsOf(past), now: rootsOf(doc) }
  doc.transact(() => {
    for (const root of rootNames) {
      const { missing, later } = rulesByRoot[root]
      if (missing === 'stay') continue
      for (const [key, value] of change.before[root]) bringBack(change.now[root], key, value, missing)
      if (later === 'go') takeLaterAway(change, root)
    }
    hideLaterItems(change, { by: actor, at: now })
  })
}

interface MomentChange {
  readonly before: Roots
  readonly now: Roots
}

/** What becomes of a root's keys: of those the moment had, and of those that came later. */
interface RootRule {
  readonly missing: 'come-back' | 'stay'
  readonly later: 'go' | 'stay'
}

/** Chapters made later are about the board and not on it; later items are hidden by `hideLaterItems`. */
const keptWhenLater: readonly RootName[] = ['meta', 'items', 'bookmarks']
const notOurs: readonly RootName[] = [...ownedRootNames, ...relayRootNames]

const rulesByRoot = Object.fromEntries(
  rootNames.map((root) => [
    root,
    {
      missing: notOurs.includes(root) ? 'stay' : 'come-back',
      later: keptWhenLater.includes(root) ? 'stay' : 'go',
    },
  ]),
) as Readonly<Record<RootName, RootRule>>

function bringBack(root: Y.Map<unknown>, key: string, then: unknown, missing: RootRule['missing']): void {
  const now = root.get(key)
  if (missing === 'stay' || isSame(then, now)) return
  // Words are spliced rather than replaced, so that whoever has the text open or types in it keeps their caret and words.
  if (then instanceof Y.Text && now instanceof Y.Text && isPlain(then) && isPlain(now))
    return spliceInto(now, then.toJSON())
  root.set(key, then instanceof Y.AbstractType ? then.clone() : then)
}

/** Takes away what items of that moment got later; what belongs to later items is hidden with them. */
function takeLaterAway({ before, now }: MomentChange, root: RootName): void {
  for (const [key, value] of [...now[root]]) {
    if (before[root].has(key) || !before.items.has(keyToItemId(key))) continue
    if (value instanceof Y.Text) spliceInto(value, '')
    else now[root].delete(key)
  }
}

function hideLaterItems(
  { before, now }: MomentChange,
  hidden: { readonly by: ActorId | null; readonly at: number },
): void {
  for (const id of now.items.keys()) if (!before.items.has(id) && !now.gone.has(id)) now.gone.set(id, hidden)
}

function spliceInto(text: Y.Text, wanted: string): void {
  const splice = spliceBetween(text.toJSON(), wanted)
  if (splice === null) return
  if (splice.remove > 0) text.delete(splice.index, splice.remove)
  if (splice.insert !== '') text.insert(splice.index, splice.insert)
}

/** Our texts are; one that another program formatted goes back as a whole. */
function isPlain(text: Y.Text): boolean {
  return partsOf(text).every((part) => isObject(part) && typeof part['insert'] === 'string' && !('attributes' in part))
}

/** The library does not say what type the parts of a text are. */
function partsOf(text: Y.Text): readonly unknown[] {
  return text.toDelta() as readonly unknown[]
}

function isSame(then: unknown, now: unknown): boolean {
  if (then instanceof Y.Text && now instanceof Y.Text) return equalityDeep(partsOf(then), partsOf(now))
  if (!(then instanceof Y.AbstractType) || !(now instanceof Y.AbstractType)) return equalityDeep(then, now)
  return then.constructor === now.constructor && equalityDeep(then.toJSON(), now.toJSON())
}

function isObject(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null
}
