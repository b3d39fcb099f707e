export { contentsAlongAxis, type ZoneContents } from './along-axis.ts'
export { gatheringOf, type Gathering, type Present } from './gathering.ts'
export { isSectorId, sectorIds, type SectorId } from './sector.ts'
