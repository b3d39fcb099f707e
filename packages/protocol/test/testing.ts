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
export { damaged, pick, randomFrom } from './damage.ts'
export { fuzzGate, type FuzzFigures } from './fuzz-gate.ts'
