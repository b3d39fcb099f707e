import { systemRandomBytes } from '@samtavle/base'
import { createEdits, readBoard, startBoard, type ActorId } from '@samtavle/board'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { arbitraryScript, recordLog } from '../test/random-log.ts'
import { toldByPlayer } from '../test/told-by-fold.ts'
import { buildTracks, createTracksBuilder, withoutAuthors, type TrackedEntry } from './encode.ts'
import { codeAgain } from './encode/without-authors.ts'
import { createPlayer, openTracks, type Player } from './player.ts'

const names = ['Birgit Ågesen', 'Omar', 'Żaneta']

function playerOf(file: Uint8Array): Player {
  const tracks = openTracks(file)
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

/** A board that notes were brought to, with who is said to have written each; one author is corrected, and one written letter by letter. */
function importedLog(): readonly TrackedEntry[] {
  const doc = new Y.Doc()
  const entries: TrackedEntry[] = []
  doc.on('update', (bytes: Uint8Array) =>
    entries.push({ seq: entries.length + 1, at: 1000 * entries.length, actor: 'solveig', bytes }),
  )
  startBoard(doc, { title: 'Havnen', language: 'da' })
  const clock = { now: () => 1000, after: () => () => undefined }
  const means = { clock, randomBytes: systemRandomBytes, actor: 'solveig' as ActorId }
  const edits = createEdits({ doc, board: readBoard(doc), ...means })
  const brought = edits.addNotesToZone(
    'understand',
    names.map((name) => ({ text: `Bænk til ${name.length}` })),
  )
  edits.addNotesToZone('plan', [{ text: 'En note herfra' }])
  const facts = doc.getMap<unknown>('facts')
  for (const [index, id] of brought.entries()) facts.set(`${id}/author`, names[index])
  facts.set(`${brought[0] ?? ''}/author`, 'Karen Blixen')
  const words = new Y.Text('Om')
  facts.set('letter/author', words)
  words.insert(2, 'ar')
  facts.delete('letter/author')
  return entries
}

/** Everything there is to decode in a file, a name cut into pieces included. */
function contentOf(file: Uint8Array): string {
  const opened = openTracks(file)
  if (!opened.ok) throw new Error(opened.error)
  const { store } = opened.value
  const units = Array.from(store.splices.units.data.subarray(0, store.splices.units.length), (unit) =>
    String.fromCharCode(unit),
  ).join('')
  return JSON.stringify([store.values, store.actors, store.items, store.tracks, store.splices.checkpoints, units])
}

test('[HIS-21] no byte of the file says who an imported note is said to be by, and all else is as it was', () => {
  const entries = importedLog()
  const file = buildTracks(entries)
  const bare = withoutAuthors(file)
  if (!bare.ok) throw new Error(bare.error)
  const secrets = [...names, 'Karen Blixen', 'Blixen', 'Omar']
  for (const name of secrets) {
    expect(contentOf(file)).toContain(name)
    expect(contentOf(bare.value)).not.toContain(name)
    expect(Buffer.from(bare.value).includes(name)).toBe(false)
  }
  const [whole, unnamed] = [playerOf(file), playerOf(bare.value)]
  for (let moment = 0; moment <= entries.length; moment += 1) {
    whole.seek(moment)
    unnamed.seek(moment)
    const said = toldByPlayer(whole)
    const expected = JSON.stringify(said).replaceAll(/"(?:Birgit Ågesen|Żaneta|Omar|Om|Karen Blixen)"/g, '"–"')
    expect(JSON.stringify(toldByPlayer(unnamed)), `moment ${moment}`).toBe(expected)
  }
  expect([...unnamed.view().items.values()].filter((item) => item.state === 'whole').length).toBe(4)
})

test('[HIS-21] a file that names nobody stays the same bytes, and what is no file is refused', () => {
  fc.assert(
    fc.property(arbitraryScript, fc.integer({ min: 1, max: 30 }), (script, entriesPer) => {
      const builder = createTracksBuilder(entriesPer)
      builder.append(recordLog(script))
      const file = builder.file()
      builder.close()
      expect(codeAgain(file, (change) => change)).toEqual({ ok: true, value: file })
      expect(withoutAuthors(file)).toEqual({ ok: true, value: file })
    }),
    { numRuns: 15 },
  )
  expect(withoutAuthors(Uint8Array.of(1, 2, 3, 4, 5))).toEqual({ ok: false, error: 'not-tracks' })
})
