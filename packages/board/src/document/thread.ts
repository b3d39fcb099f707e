import type { Comment } from './comment.ts'
import { factOf } from './facts.ts'

/**
 * Whether all that was said about an item is settled: everything there was read by whoever said so. A comment that came at the same
 * moment from elsewhere was not, whatever the clocks say, and keeps the thread open.
 */
export function isResolved(item: {
  readonly comments: readonly Comment[]
  readonly facts: ReadonlyMap<string, unknown>
}): boolean {
  const resolved = item.comments.length === 0 ? undefined : factOf(item, 'resolved')
  if (resolved === undefined) return false
  const read = new Set(resolved.read)
  return item.comments.every(({ id }) => read.has(id))
}
