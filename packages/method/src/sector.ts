import { factOf, type ActorId, type BoardView, type WholeItem } from '@samtavle/board'

/** The sectors every board starts with; a board may rename them or add its own. */
export const sectorIds = ['public', 'private', 'civil-society', 'citizens'] as const
export type SectorId = (typeof sectorIds)[number]

/** True for the four sectors that the method names. */
export function isSectorId(sector: string | null): sector is SectorId {
  return sectorIds.some((id) => id === sector)
}

/** The sector an actor speaks from; null when they have not said, or are not known on this board. */
export function sectorOf(view: BoardView, actor: ActorId | null): string | null {
  return actor === null ? null : (view.sectors.get(actor) ?? null)
}

/** Whether an item's words came from somewhere else, so that whoever brought them is not who said them. */
export function isImported(item: WholeItem): boolean {
  return importedFacts.some((name) => factOf(item, name) !== undefined)
}

const importedFacts = ['author', 'sector', 'votes'] as const

/** The sector that an item's words come from: whoever imports a note does not speak in it. */
export function sectorOfAuthor(view: BoardView, item: WholeItem): string | null {
  return isImported(item) ? (factOf(item, 'sector') ?? null) : sectorOf(view, item.by)
}

/** Sorts sectors as the method names them, those a board added after them, and those who said none last. */
export function compareSectors(a: string | null, b: string | null): number {
  return rankOf(a) - rankOf(b) || compareWords(a ?? '', b ?? '')
}

function rankOf(sector: string | null): number {
  if (sector === null) return sectorIds.length + 1
  return isSectorId(sector) ? sectorIds.indexOf(sector) : sectorIds.length
}

/** Sorts by code unit, so that all replicas agree whatever their language. */
export function compareWords(a: string, b: string): number {
  return a < b ? -1 : Number(a > b)
}
