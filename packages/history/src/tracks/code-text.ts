import { type Coder, isOverrun } from '../coding/coder.ts'
import { codeNumber, codeSigned } from '../coding/number-model.ts'
import { codeUnit } from '../coding/unit-model.ts'
import { codeTree, DamagedTracksError } from './code-value.ts'
import type { CodecState, TrackState } from './codec-state.ts'
import { spliceText, spliceTowards, type Splice } from './splice-text.ts'
import { addSplice } from './track-store.ts'

/** The splices that typing makes: a letter at the caret, a letter rubbed out before it, nothing at all, and everything else. */
const shapes = { letter: 0, rubout: 1, none: 2, other: 3 } as const

/** Codes how a text came to say what it says now; the number of its splice. */
export function codeText(coder: Coder, state: CodecState, track: TrackState, text: string): number {
  const splice = codeSplice(coder, state, track, coder.isEncoding ? spliceTowards(track.text, text) : null)
  if (splice.index + splice.remove > track.text.length) throw new DamagedTracksError('a splice lies outside its text')
  const before = track.text
  track.text = spliceText(before, splice)
  track.caret = splice.index + splice.insert.length
  if (splice.insert === '') track.tailAt = -1
  track.sinceCheckpoint += 1
  const isCheckpoint = addSplice(state.store, { ...splice, text: track.text, sinceCheckpoint: track.sinceCheckpoint })
  if (isCheckpoint) track.sinceCheckpoint = 0
  return state.store.splices.index.length - 1
}

function codeSplice(coder: Coder, state: CodecState, track: TrackState, splice: Splice | null): Splice {
  const { models } = state
  const { caret } = track
  const shape = codeTree(coder, models.splice, track.splice * 4, {
    depth: 2,
    value: splice === null ? 0 : shapeOf(splice, caret),
  })
  track.splice = shape
  if (shape === shapes.none) return { index: caret, remove: 0, insert: '' }
  if (shape === shapes.rubout) return { index: Math.max(0, caret - 1), remove: 1, insert: '' }
  if (shape === shapes.letter)
    return {
      index: caret,
      remove: 0,
      insert: codeUnits(coder, state, { track, index: caret, count: 1, insert: splice?.insert ?? '' }),
    }
  const index = caret + codeSigned(coder, models.caret, 0, (splice?.index ?? 0) - caret)
  if (index < 0 || index > track.text.length) throw new DamagedTracksError('a splice lies outside its text')
  const remove = codeNumber(coder, models.remove, 0, splice?.remove ?? 0)
  const count = codeNumber(coder, models.insert, remove === 0 ? 0 : 1, splice?.insert.length ?? 0)
  return { index, remove, insert: codeUnits(coder, state, { track, index, count, insert: splice?.insert ?? '' }) }
}

function shapeOf({ index, remove, insert }: Splice, caret: number): number {
  if (remove === 0 && insert.length === 0 && index === caret) return shapes.none
  if (remove === 0 && insert.length === 1 && index === caret) return shapes.letter
  return remove === 1 && insert === '' && index === caret - 1 ? shapes.rubout : shapes.other
}

interface Insertion {
  readonly track: TrackState
  readonly index: number
  readonly count: number
  readonly insert: string
}

/** Longest insertion a file may hold, in UTF-16 units: more than any frame can carry. */
const longestInsert = 2 ** 24

/** Letters are foretold from those that stand before them in the text. */
function codeUnits(coder: Coder, { models }: CodecState, { track, index, count, insert }: Insertion): string {
  if (count > longestInsert) throw new DamagedTracksError('a splice inserts more than a frame can carry')
  let before = unitsBefore(track, index)
  let coded = ''
  for (let at = 0; at < count && !isOverrun(coder); at += 1) {
    const unit = codeUnit(coder, models.units, before, coder.isEncoding ? insert.charCodeAt(at) : 0)
    coded += String.fromCharCode(unit)
    before = (before << 16) | unit
  }
  track.tail = before
  track.tailAt = index + count
  return coded
}

/** The two units before an index: those just typed while typing goes on, or else looked up, which makes the engine copy the text. */
function unitsBefore({ text, tail, tailAt }: TrackState, index: number): number {
  if (tailAt === index) return tail
  const first = index < 2 ? 0 : text.charCodeAt(index - 2)
  return (first << 16) | (index < 1 ? 0 : text.charCodeAt(index - 1))
}
