import { type Coder, isOverrun } from './coder.ts'
import { codeNumber, createNumberModel, type NumberModel } from './number-model.ts'
import { codeUnit, createUnitModel, type UnitModel } from './unit-model.ts'

/** Short strings that resemble the one before: ids, field names, order keys. */
export interface StringModel {
  readonly shared: NumberModel
  readonly rest: NumberModel
  readonly units: UnitModel
  previous: string
}

/** Longest string a file may hold, in UTF-16 units: more than any frame can carry. */
const longestString = 2 ** 24

/** A model of strings with nothing learned. */
export function createStringModel(): StringModel {
  return { shared: createNumberModel(), rest: createNumberModel(), units: createUnitModel(14), previous: '' }
}

/** Codes a string as how much of the last one it begins with, and the rest unit by unit. */
export function codeString(coder: Coder, model: StringModel, value: string): string {
  const { previous } = model
  const longest = coder.isEncoding ? sharedPrefix(previous, value) : 0
  const shared = Math.min(codeNumber(coder, model.shared, 0, longest), previous.length)
  const rest = Math.min(codeNumber(coder, model.rest, 0, value.length - shared), longestString)
  model.previous = previous.slice(0, shared) + codeUnits(coder, model.units, { value, from: shared, count: rest })
  return model.previous
}

interface Span {
  readonly value: string
  readonly from: number
  readonly count: number
}

function codeUnits(coder: Coder, units: UnitModel, { value, from, count }: Span): string {
  const parts: string[] = []
  let before = 0
  for (let index = 0; index < count; index += 1) {
    const unit = codeUnit(coder, units, before, coder.isEncoding ? value.charCodeAt(from + index) : 0)
    before = (before << 16) | unit
    parts.push(String.fromCharCode(unit))
    if (isOverrun(coder)) break
  }
  return parts.join('')
}

function sharedPrefix(a: string, b: string): number {
  const most = Math.min(a.length, b.length)
  let length = 0
  while (length < most && a.charCodeAt(length) === b.charCodeAt(length)) length += 1
  return length
}
