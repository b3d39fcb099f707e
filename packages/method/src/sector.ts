/** The sectors every board starts with; a board may rename them or add its own. */
export const sectorIds = ['public', 'private', 'civil-society', 'citizens'] as const
export type SectorId = (typeof sectorIds)[number]

/** True for the four sectors that the method names. */
export function isSectorId(sector: string | null): sector is SectorId {
  return sectorIds.some((id) => id === sector)
}
