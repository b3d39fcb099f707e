export { assert, unreachable } from './assert.ts'
export type { Brand } from './brand.ts'
export { systemClock, type Clock } from './clock.ts'
export { randomId, systemRandomBytes, type RandomBytes } from './id.ts'
export { joinBytes } from './join-bytes.ts'
export { err, ok, type Result } from './result.ts'
export {
  createListeners,
  createWatchable,
  type Listeners,
  type Unsubscribe,
  type Watchable,
  type WatchableState,
} from './watchable.ts'
