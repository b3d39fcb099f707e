export {
  block,
  clients,
  collected,
  deletions,
  item,
  nested,
  objectWith,
  repeat,
  text,
  uint,
  update,
  updateOf,
  updateSetting,
  type Bytes,
} from './build-update.ts'
export { damaged, pick, randomFrom, type Random } from './damage.ts'
export { honestUpdates } from './honest-updates.ts'
export { fuzzGate, type FuzzFigures } from './fuzz-gate.ts'
export { sendHonest, type HonestFigures } from './send-honest.ts'
