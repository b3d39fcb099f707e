import { foldedAway, type BoardView, type ItemId, type WholeItem } from '@samtavle/board'

/**
 * How large a line of type has to be on a wall, as a part of its height. A capital letter that is read without effort is a two hundredth
 * of the distance high: 40 mm at eight metres. A wall picture is some 1.4 m high, a capital is 0.7 of its line of type, and so the line
 * is 57 mm, a twenty-fifth of the height; a thirtieth is the least.
 */
const leastLine = 1 / 30

/** Letters of a note of few words, in board units: what a wall may count on. */
const noteLetters = 24

/** Whether notes are read on the drawn board itself from eight metres. */
export function isReadOnBoard(zoom: number, wallHeight: number): boolean {
  return noteLetters * zoom >= wallHeight * leastLine
}

/** What a wall reads out: newest first, within what it shows, and nothing that is covered or folded away. */
export function thingsToRead(
  view: BoardView,
  seen: readonly [x: number, y: number, width: number, height: number],
  covered: ReadonlyMap<ItemId, unknown>,
): readonly WholeItem[] {
  const folded = foldedAway(view)
  const [left, top, width, height] = seen
  const isSeen = ({ place: [x, y] }: WholeItem): boolean =>
    x >= left && x <= left + width && y >= top && y <= top + height
  const things: WholeItem[] = []
  for (const item of view.items.values()) {
    if (item.state !== 'whole' || !isPaper(item) || item.text.trim() === '') continue
    if (!folded.has(item.id) && !covered.has(item.id) && isSeen(item)) things.push(item)
  }
  return things.toSorted((a, b) => b.at - a.at || (a.id < b.id ? -1 : 1))
}

/** What somebody says on a paper of its own; headings and sections lay the board out. */
function isPaper({ kind }: WholeItem): boolean {
  return kind !== 'section' && kind !== 'text' && kind !== 'link' && kind !== 'stroke'
}

/** How many of the columns of a page a thing needs: many words need more room. */
export function columnsFor(text: string, columns: number): number {
  const needed = text.length <= 75 ? 1 : Math.ceil(text.length / 90)
  return Math.min(columns, needed)
}

/** Puts things on pages of so many columns, in order. */
export function pagesOf(things: readonly WholeItem[], columns: number): readonly (readonly WholeItem[])[] {
  const pages: WholeItem[][] = []
  let left = 0
  for (const thing of things) {
    const needed = columnsFor(thing.text.trim(), columns)
    if (needed > left) {
      pages.push([])
      left = columns
    }
    pages.at(-1)?.push(thing)
    left -= needed
  }
  return pages
}
