import type { BoardReader, Edits, ItemId } from '@samtavle/board'
import { boardPoint, noteColors } from '@samtavle/board'
import type { RoomName } from '@samtavle/protocol'
import * as Y from 'yjs'
import type { Chance } from '../../support/workshop/chance.ts'

const words = ['quay', 'harbour', 'bench', 'light', 'bus 4', 'who asked them?', 'ålesund', '🪑'] as const
const keys = ['a', 'b', 'c', 'd'] as const

/** One edit as the web app makes it. */
export function editBoard(edits: Edits, board: BoardReader, chance: Chance): void {
  const ids = [...board.view().items.keys()]
  const [first, ...others] = ids
  const what = chance.next()
  if (first === undefined || what < 0.25)
    return void edits.addNote({
      place: boardPoint(chance.whole(0, 7200), chance.whole(0, 1800)),
      text: wordFrom(chance),
    })
  const id: ItemId = chance.pick([first, ...others])
  if (what < 0.55) return edits.moveItems(new Map([[id, boardPoint(chance.whole(0, 7200), chance.whole(0, 1800))]]))
  if (what < 0.85) {
    const length = edits.sharedText(id)?.length ?? 0
    const index = chance.whole(0, length)
    const remove = chance.is(0.4) ? chance.whole(0, Math.min(3, length - index)) : 0
    return edits.spliceText(id, { index, remove, insert: chance.is(0.7) ? wordFrom(chance) : '' })
  }
  if (what < 0.95) return edits.recolorItems([id], chance.pick([noteColors[0], ...noteColors]))
  return edits.removeItems([id])
}

/** Where programs that are not ours write in a document. */
interface RawRoots {
  readonly values: string
  readonly texts: string
  readonly list: string
}

const boardRoots: RawRoots = { values: 'facts', texts: 'texts', list: 'bookmarks' }
const processRoots: RawRoots = { values: 'stages', texts: 'agenda', list: 'hands' }

/** One edit past the web app's own: maps and texts, and deletions of both. */
export function editFields(doc: Y.Doc, chance: Chance, roots: RawRoots = boardRoots): void {
  const facts = doc.getMap(roots.values)
  const texts = doc.getMap(roots.texts)
  const what = chance.next()
  const key = `raw/${chance.pick(keys)}`
  if (what < 0.3) return void facts.set(key, chance.whole(0, 1000))
  if (what < 0.45) return facts.delete(key)
  if (what < 0.8) return editText(texts, key, chance)
  if (what < 0.9) return texts.delete(key)
  // Several changes at once are one edit all the same.
  return doc.transact(() => {
    facts.set(key, wordFrom(chance))
    facts.delete(`raw/${chance.pick(keys)}`)
  })
}

/** One edit as some other program makes it, which keeps a list where ours keeps a map. */
export function editRaw(doc: Y.Doc, chance: Chance, kind: RoomName['kind'] = 'shared'): void {
  const roots = kind === 'process' ? processRoots : boardRoots
  const list = doc.getArray(roots.list)
  const what = chance.next()
  if (what < 0.7) return editFields(doc, chance, roots)
  if (what < 0.9 || list.length === 0)
    return list.insert(chance.whole(0, list.length), [chance.whole(0, 99), wordFrom(chance)])
  const index = chance.whole(0, list.length - 1)
  return list.delete(index, chance.whole(1, Math.min(3, list.length - index)))
}

function editText(texts: Y.Map<unknown>, key: string, chance: Chance): void {
  const text = texts.get(key)
  if (!(text instanceof Y.Text)) return void texts.set(key, new Y.Text(wordFrom(chance)))
  if (text.length > 0 && chance.is(0.4)) {
    const index = chance.whole(0, text.length - 1)
    return text.delete(index, chance.whole(1, Math.min(4, text.length - index)))
  }
  text.insert(chance.whole(0, text.length), wordFrom(chance))
}

function wordFrom(chance: Chance): string {
  return chance.pick(words)
}
