import { ContentEmbed, ContentFormat, ContentString, ContentType, type Doc, type Item } from 'yjs'
import { createHash, type Hash } from './hash.ts'

/** Bytes of a digest: eight for what the replica knows and has deleted, eight for what it shows. */
export const digestBytes = 16

/** A shared type of whatever kind. */
type SharedType = ContentType['type']

interface Place {
  readonly type: SharedType
  /** Puts into the hash which type this is. */
  readonly name: (hash: Hash) => void
}

/** So many structs or items at most are read between two places where the reader may rest. */
const unitsPerStep = 500

/**
 * Takes the digest of a replica in small steps, so that whoever shows the document meanwhile can rest between them; the document
 * must not change before the last step. Null when it waits for something missing.
 */
export function* digestSteps(doc: Doc): Generator<undefined, Uint8Array | null> {
  if (doc.store.pendingStructs !== null || doc.store.pendingDs !== null) return null
  const known = createHash()
  yield* readKnown(doc, known)
  const shown = createHash()
  yield* readShown(doc, shown)
  const digest = new Uint8Array(digestBytes)
  digest.set(known.sum(), 0)
  digest.set(shown.sum(), digestBytes / 2)
  return digest
}

/** The digest of a replica at once. */
export function digestOf(doc: Doc): Uint8Array | null {
  const steps = digestSteps(doc)
  for (;;) {
    const step = steps.next()
    if (step.done === true) return step.value
  }
}

/**
 * How two digests stand to each other: of replicas that know and have deleted the same, and show the `same` or not (`forked`, which
 * never comes of honest edits); or of replicas that are just not at the same point (`apart`).
 */
export function compareDigests(left: Uint8Array, right: Uint8Array): 'same' | 'apart' | 'forked' {
  const isSame = (from: number, to: number): boolean =>
    left.subarray(from, to).every((byte, index) => byte === right[from + index])
  if (left.length !== digestBytes || right.length !== digestBytes || !isSame(0, digestBytes / 2)) return 'apart'
  return isSame(digestBytes / 2, digestBytes) ? 'same' : 'forked'
}

/** How far each client id got, and what of it is deleted: ranges grow together, so it does not matter where structs were cut. */
function* readKnown(doc: Doc, hash: Hash): Generator<undefined, undefined> {
  let read = 0
  for (const [client, structs] of doc.store.clients) {
    let start = -1
    let end = 0
    const endRange = (): void => {
      if (start >= 0) hash.entry(() => hash.numbers(1, client, start, end))
      start = -1
    }
    for (const { id, length, deleted } of structs) {
      if (!deleted) endRange()
      else if (start < 0) start = id.clock
      end = id.clock + length
      read += 1
      if (read % unitsPerStep === 0) yield
    }
    endRange()
    hash.entry(() => hash.numbers(2, client, end))
  }
}

/** Every unit that is not deleted, with its id and where it stands. */
function* readShown(doc: Doc, hash: Hash): Generator<undefined, undefined> {
  const places: Place[] = [...doc.share].map(([root, type]) => ({
    type,
    name() {
      hash.numbers(3)
      hash.text(root)
    },
  }))
  let read = 0
  for (let place = places.pop(); place !== undefined; place = places.pop()) {
    const { type, name } = place
    for (const [key, item] of type._map) {
      if (item.deleted) continue
      hash.entry(() => {
        name(hash)
        hash.text(key)
        readEntry(hash, item)
      })
      goInto(places, hash, item)
      read += 1
      if (read % unitsPerStep === 0) yield
    }
    // Not in one entry with the steps in between: each item is hashed with what stands before it.
    let before: Item | null = null
    for (let item = type._start; item !== null; item = item.right) {
      read += 1
      if (read % unitsPerStep === 0) yield
      if (item.deleted) continue
      readListItem(hash, { item, before, name })
      goInto(places, hash, item)
      before = item
    }
  }
}

function goInto(places: Place[], hash: Hash, { id, content }: Item): void {
  if (content instanceof ContentType) {
    places.push({ type: content.type, name: () => hash.numbers(4, id.client, id.clock) })
  }
}

/** A key shows the last value of its last item, and where that was cut off from is nobody's business. */
function readEntry(hash: Hash, item: Item): void {
  hash.numbers(item.id.client, item.id.clock + item.length - 1)
  const values: readonly unknown[] = item.content.getContent()
  if (item.content instanceof ContentType) hash.numbers(5)
  else hash.value(values.at(-1))
}

interface Listed {
  readonly item: Item
  readonly before: Item | null
  readonly name: (hash: Hash) => void
}

/** Unit by unit: each with the unit before it, wherever items begin and end. */
function readListItem(hash: Hash, { item, before, name }: Listed): void {
  const { client, clock } = item.id
  const unit = (index: number, read: () => void): void =>
    hash.entry(() => {
      name(hash)
      hash.numbers(client, clock + index)
      if (index > 0) hash.numbers(client, clock + index - 1)
      else if (before === null) hash.numbers(6)
      else hash.numbers(before.id.client, before.id.clock + before.length - 1)
      read()
    })
  const { content } = item
  if (content instanceof ContentString) {
    for (let index = 0; index < item.length; index += 1) unit(index, () => hash.numbers(unitOf(content.str, index)))
  } else if (content instanceof ContentType) unit(0, () => hash.numbers(5))
  else if (content instanceof ContentFormat) {
    unit(0, () => hash.text(`${content.key} ${JSON.stringify(content.value)}`))
  } else if (content instanceof ContentEmbed) unit(0, () => hash.text(JSON.stringify(content.embed)))
  else for (const [index, value] of content.getContent().entries()) unit(index, () => hash.value(value))
}

const replacement = 0xfffd

/**
 * Letters of two units all count the same: Yjs puts replacements in the place of one where it cuts its text in the middle, which each
 * replica may do by itself.
 */
function unitOf(text: string, index: number): number {
  const unit = text.charCodeAt(index)
  return unit >= 0xd800 && unit <= 0xdfff ? replacement : unit
}
