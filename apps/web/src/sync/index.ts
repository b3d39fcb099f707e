// How the app keeps one document in sync, for whoever drives it without a browser.
export { createPresenceChannel } from './presence-channel.ts'
export { createSaveTracker } from './save-tracker.ts'
export { createSyncClient, storedOrigin, type SyncClient } from './sync-client.ts'
