export { createPlayer, type MomentChanges, type MomentEntry, type Player } from './player/create-player.ts'
export { openTracks, type Tracks } from './tracks/open-tracks.ts'
export type { TracksRefusal } from './tracks/file-format.ts'
