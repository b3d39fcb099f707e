import { keyToItemId, rootNames } from '@samtavle/board/reading'
import * as Y from 'yjs'
import type { ChangeInput, ChangeState } from '../tracks/code-change.ts'
import { opaqueValue } from '../tracks/value-key.ts'

/** Collects what one transaction left under every key it touched. */
export interface ChangeWatcher {
  /** The changes since the last call, in an order that depends on the log alone. */
  take(): readonly ChangeInput[]
  close(): void
}

/** Watches every root of a board document. */
export function watchChanges(doc: Y.Doc): ChangeWatcher {
  const touched = rootNames.map(() => new Set<string>())
  const roots = rootNames.map((name) => doc.getMap<unknown>(name))
  const stops = roots.map((root, index) => {
    const listener = (events: readonly Y.YEvent<Y.AbstractType<unknown>>[]): void => {
      for (const event of events) {
        const [inside] = event.path
        if (typeof inside === 'string') touched[index]?.add(inside)
        else for (const key of event.keys.keys()) touched[index]?.add(key)
      }
    }
    // The library types its events by the widest shared type there is; narrowed here, once.
    const observer = listener as Parameters<typeof root.observeDeep>[0]
    root.observeDeep(observer)
    return () => root.unobserveDeep(observer)
  })
  return {
    take() {
      const changes: ChangeInput[] = []
      for (const [root, keys] of touched.entries()) {
        for (const key of keys) changes.push({ root, key, state: stateOf(roots[root], key) })
        keys.clear()
      }
      return changes.toSorted(compareChanges)
    },
    close() {
      for (const stop of stops) stop()
    },
  }
}

function stateOf(root: Y.Map<unknown> | undefined, key: string): ChangeState {
  if (root === undefined || !root.has(key)) return { kind: 'absent' }
  const value = root.get(key)
  if (value instanceof Y.Text) return { kind: 'text', text: wordsOf(value) }
  return { kind: 'value', value: value instanceof Y.AbstractType ? opaqueValue : value }
}

function wordsOf(text: Y.Text): string {
  return text.toJSON()
}

/** Item by item, and each item's facets in the order of the schema: what the library's own order is may change with it. */
function compareChanges(a: ChangeInput, b: ChangeInput): number {
  return compareText(keyToItemId(a.key), keyToItemId(b.key)) || a.root - b.root || compareText(a.key, b.key)
}

function compareText(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
