export {
  buildTracks,
  createTracksBuilder,
  type TrackedEntry,
  type TracksBuilder,
} from './encode/create-tracks-builder.ts'
