export {
  createReading,
  isPlainFacet,
  type ItemMemory,
  type Reading,
  type ReadingChanges,
} from './read/create-reading.ts'
export { readBookmarks, type Bookmark } from './document/bookmark.ts'
export { isRecord, parseAxis, parseBirth } from './document/parse.ts'
export type { ReadableRoot, ReadableRoots, WordsOf } from './read/readable-roots.ts'
export { keyToItemId } from './document/item-key.ts'
export {
  defaultAxis,
  rootNames,
  type Axis,
  type BoardPoint,
  type ItemId,
  type ItemKind,
  type RootName,
  type Zone,
} from './document/schema.ts'
export type { BoardView, GoneItem, ItemView } from './read/view.ts'
export { zoneAt } from './layout/zone.ts'
