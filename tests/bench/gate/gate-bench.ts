import { checkUpdate, liveLimits } from '@samtavle/protocol'
import * as Y from 'yjs'

const roundsOfEach = 15
const checksPerRound = 100_000

/** What checking one typed letter costs beside decoding and applying it, in the same run. */
export async function runGateBench(): Promise<void> {
  const letter = typedLetter()
  const limits = liveLimits({ allowedRoots: ['items', 'texts'] })
  const works = {
    'check in the gate': () => void checkUpdate(letter.update, limits),
    'Y.decodeUpdate': () => void Y.decodeUpdate(letter.update),
    'Y.applyUpdate, known already': () => Y.applyUpdate(letter.doc, letter.update),
  }
  const times = Object.entries(works).map(([name, work]) => ({ name, work, timesUs: [] as number[] }))
  // In turns, so that whatever else the machine does falls on all of them.
  for (let round = 0; round < roundsOfEach; round += 1) {
    for (const { work, timesUs } of times) timesUs.push(timeUs(work))
  }
  const gateUs = median(times[0]?.timesUs ?? [])
  console.log(`One typed letter, ${letter.update.length} bytes; median of ${roundsOfEach} rounds of ${checksPerRound}`)
  console.table(
    times.map(({ name, timesUs }) => ({
      name,
      'µs each': median(timesUs).toFixed(3),
      'gate is': `${((gateUs / median(timesUs)) * 100).toFixed(0)} %`,
    })),
  )
}

function typedLetter(): { readonly doc: Y.Doc; readonly update: Uint8Array } {
  const doc = new Y.Doc()
  doc.clientID = 2 ** 31 + 7
  const words = new Y.Text('cobblestones on the square, and a bench')
  doc.getMap('texts').set('AbCdEfGhIjKlMnOp', words)
  let update: Uint8Array = new Uint8Array()
  doc.on('update', (last: Uint8Array) => void (update = last))
  words.insert(5, 'x')
  return { doc, update }
}

function timeUs(work: () => void): number {
  const startedMs = performance.now()
  for (let index = 0; index < checksPerRound; index += 1) work()
  return ((performance.now() - startedMs) * 1000) / checksPerRound
}

function median(values: readonly number[]): number {
  return values.toSorted((left, right) => left - right)[Math.floor(values.length / 2)] ?? Number.NaN
}
