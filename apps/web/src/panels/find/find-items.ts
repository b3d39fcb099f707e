import { factOf, readingOrder, type ItemId, type ItemView } from '@samtavle/board'

/** Something on the board that says what is looked for. */
export interface FoundItem {
  readonly id: ItemId
  readonly item: ItemView
  /** The words around the first hit, the hit itself, and what follows. */
  readonly before: string
  readonly hit: string
  readonly after: string
}

/** As many words before and after a hit as a line has room for, in UTF-16 units. */
const aroundBefore = 28
const aroundAfter = 70

/** Everything whose words hold the query, in reading order; upper and lower case are the same, and an empty query finds nothing. */
export function findItems(items: Iterable<ItemView>, query: string): readonly FoundItem[] {
  const wanted = folded(query.trim())
  if (wanted === '') return []
  const found = new Map<ItemId, FoundItem>()
  const all = [...items]
  for (const item of all) {
    const text = wordsOn(item).find((words) => folded(words).includes(wanted))
    if (text !== undefined) found.set(item.id, foundIn(item, text, wanted))
  }
  return readingOrder(all.filter(({ id }) => found.has(id))).flatMap(({ id }) => found.get(id) ?? [])
}

/** Everything written on an item, the word on a link too. */
function wordsOn(item: ItemView): readonly string[] {
  return item.state === 'whole' ? [item.text, ...item.fields.values(), factOf(item, 'label') ?? ''] : [item.text]
}

/** Lower case, unless that changes the length, as it does in a few alphabets: then a hit could not be pointed out. */
function folded(text: string): string {
  const lower = text.toLocaleLowerCase()
  return lower.length === text.length ? lower : text
}

function foundIn(item: ItemView, text: string, wanted: string): FoundItem {
  const at = folded(text).indexOf(wanted)
  const end = at + wanted.length
  const start = Math.max(0, at - aroundBefore)
  const before = text.slice(start, at).replaceAll(/\s+/g, ' ')
  return {
    id: item.id,
    item,
    before: start > 0 ? `…${before}` : before,
    hit: text.slice(at, end),
    after: text.slice(end, end + aroundAfter).replaceAll(/\s+/g, ' '),
  }
}
