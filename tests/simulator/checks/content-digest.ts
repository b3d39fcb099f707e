import { createHash } from 'node:crypto'
import { ContentString, ContentType, createDeleteSetFromStructStore, type Doc, type Item } from 'yjs'

/** A shared type of whatever kind. */
type SharedType = ContentType['type']

/**
 * A digest of everything in a document: what every list and map holds, how far every client id got, and what is deleted.
 * Replicas that cut their structs differently still agree; two that only agree on the state vector do not.
 */
export function contentDigest(doc: Doc): string {
  return createHash('sha256').update(contentOf(doc)).digest('hex').slice(0, 16)
}

/** What the digest is taken of, for whoever wants to see where two documents differ. */
export function contentOf(doc: Doc): string {
  const roots = [...doc.share].map(([name, type]) => [name, typeContent(type)] as const)
  const written = roots.filter(([, content]) => content !== '[][]').toSorted(byName)
  const clocks = [...doc.store.clients].map(([client, structs]) => {
    const last = structs.at(-1)
    return [client, last === undefined ? 0 : last.id.clock + last.length] as const
  })
  const deletes = [...createDeleteSetFromStructStore(doc.store).clients].map(
    ([client, ranges]) => [client, ranges.map(({ clock, len }) => [clock, len])] as const,
  )
  return JSON.stringify([written, clocks.toSorted(byNumber), deletes.toSorted(byNumber)])
}

/** Whether a document waits for something that it has not got. */
export function hasPending(doc: Doc): boolean {
  return doc.store.pendingStructs !== null || doc.store.pendingDs !== null
}

function typeContent(type: SharedType): string {
  const list: string[] = []
  for (let item = type._start; item !== null; item = item.right) if (!item.deleted) list.push(itemContent(item))
  const map = [...type._map].filter(([, item]) => !item.deleted).map(([key, item]) => [key, itemContent(item)] as const)
  // Two clients may have cut one text at different places.
  return `[${list.join('')}]${JSON.stringify(map.toSorted(byName))}`
}

function itemContent({ content }: Item): string {
  if (content instanceof ContentType) return `{${typeContent(content.type)}}`
  if (content instanceof ContentString) return content.str
  return content
    .getContent()
    .map((value: unknown) => `${JSON.stringify(value)},`)
    .join('')
}

function byName(left: readonly [string, unknown], right: readonly [string, unknown]): number {
  return left[0] < right[0] ? -1 : left[0] > right[0] ? 1 : 0
}

function byNumber(left: readonly [number, unknown], right: readonly [number, unknown]): number {
  return left[0] - right[0]
}
