import type { Clock, Unsubscribe } from '@samtavle/base'
import type * as Y from 'yjs'
import type { Edits } from '../edit/edits.ts'
import { keyToItemId } from '../document/item-key.ts'
import { rootsOf } from '../document/roots.ts'
import { rootNames, type ItemId, type RootName } from '../document/schema.ts'
import { addKeyChange, emptyStep, isEmptyStep, keyedFacets, type KeyedFacet, type Step } from './step.ts'
import type { TextSteps } from './text-steps.ts'
import { watchKeys, type KeyEvent } from '../read/watch-keys.ts'

/** What following a document for undo needs. */
export interface CaptureOptions {
  readonly doc: Y.Doc
  readonly edits: Edits
  readonly clock: Clock
  readonly texts: TextSteps
  /** True for origins of undo itself, which is mine but not a new step. */
  readonly isUndo: (origin: unknown) => boolean
  /** Called after each of my transactions with what it did. */
  readonly onStep: (step: Step) => void
}

/** Follows my edits, and which of the items I made others have worked on since. */
export interface Capture {
  isTouchedByOthers(id: ItemId): boolean
  close(): void
}

/** Starts following. */
export function captureSteps(options: CaptureOptions): Capture {
  const { doc, edits, clock } = options
  const roots = rootsOf(doc)
  const mine = new Set<ItemId>()
  const touchedByOthers = new Set<ItemId>()
  let step = emptyStep(0)

  const onKey = (root: RootName, event: KeyEvent, { origin }: Y.Transaction): void => {
    const id = keyToItemId(event.key) as ItemId
    if (origin === edits.textOrigin) {
      step.typedIn.add(event.key)
    } else if (origin === edits.origin) {
      if (root === 'items') step.created.add(id)
      else if (isKeyed(root)) {
        addKeyChange(step, { facet: root, key: event.key, before: event.oldValue, after: roots[root].get(event.key) })
      }
    } else if (!options.isUndo(origin) && mine.has(id)) {
      touchedByOthers.add(id)
    }
  }
  const onAfterTransaction = ({ origin }: Y.Transaction): void => {
    if (origin !== edits.origin && origin !== edits.textOrigin) return
    const captured = step
    step = emptyStep(0)
    if (isEmptyStep(captured) && captured.typedIn.size === 0) return
    captured.editedAt = clock.now()
    captured.text = options.texts.take()
    for (const id of captured.created) mine.add(id)
    withoutPartsOfCreated(captured)
    options.onStep(captured)
  }

  const stops: Unsubscribe[] = rootNames.map((root) => watchKeys(roots[root], (event, tr) => onKey(root, event, tr)))
  doc.on('afterTransaction', onAfterTransaction)
  return {
    isTouchedByOthers: (id) => touchedByOthers.has(id),
    close() {
      doc.off('afterTransaction', onAfterTransaction)
      for (const stop of stops.toReversed()) stop()
    },
  }
}

/** What belongs to an item made in the same edit is undone with the item. */
function withoutPartsOfCreated(step: Step): void {
  for (const [name, { key }] of step.keys) {
    if (step.created.has(keyToItemId(key) as ItemId)) step.keys.delete(name)
  }
}

function isKeyed(root: RootName): root is KeyedFacet {
  return keyedFacets.some((facet) => facet === root)
}
