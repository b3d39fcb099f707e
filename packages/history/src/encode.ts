export {
  buildTracks,
  createTracksBuilder,
  type TrackedEntry,
  type TracksBuilder,
  type TracksVolume,
} from './encode/create-tracks-builder.ts'
export { withoutAuthors } from './encode/without-authors.ts'
