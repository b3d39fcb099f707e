import { joinBytes, ok, type Result } from '@samtavle/base'
import { createEncoder, encodedBytes } from '../coding/coder.ts'
import type { ChangeInput, ChangeState } from '../tracks/code-change.ts'
import { codeEntry, type EntryInput } from '../tracks/code-entry.ts'
import { createCodecState } from '../tracks/codec-state.ts'
import { encodeHead, encodeVolume, parseTracksFile, type TracksRefusal } from '../tracks/file-format.ts'
import { openTracks } from '../tracks/open-tracks.ts'
import { changeKinds, textAt, type TrackStore } from '../tracks/track-store.ts'

/** Stands where an author stood, so that the note is still one that was brought from elsewhere, and by nobody here. */
const nobodyNamed = '–'

const authorKey = /\/author$/

/**
 * The same tracks without who is said to have written what was imported: the names are in none of the bytes. A file that says
 * nothing of the kind is handed back as it is, and the same file always gives the same bytes.
 */
export function withoutAuthors(file: Uint8Array): Result<Uint8Array, TracksRefusal> {
  const opened = openTracks(file)
  if (!opened.ok) return opened
  const { store } = opened.value
  const facts = store.rootNames.indexOf('facts')
  if (!store.tracks.some(({ root, key }) => root === facts && authorKey.test(key))) return ok(file)
  return codeAgain(file, ({ root, key, state }) => ({
    root,
    key,
    state: root === facts && authorKey.test(key) && state.kind !== 'absent' ? namedNobody : state,
  }))
}

const namedNobody: ChangeState = { kind: 'value', value: nobodyNamed }

/** Writes a file anew with every change as it is given back; unchanged, it comes to the same bytes. */
export function codeAgain(
  file: Uint8Array,
  change: (input: ChangeInput) => ChangeInput,
): Result<Uint8Array, TracksRefusal> {
  const parsed = parseTracksFile(file)
  const opened = openTracks(file)
  if (!parsed.ok) return parsed
  if (!opened.ok) return opened
  const { rootNames, volumes } = parsed.value
  const { store } = opened.value
  const state = createCodecState(rootNames)
  let entry = 0
  const parts = volumes.map(({ entries, logHash }) => {
    const coder = createEncoder()
    for (const end = entry + entries; entry < end; entry += 1) {
      const { changes, ...when } = entryOf(store, entry)
      codeEntry(coder, state, { ...when, changes: changes.map(change) })
    }
    return encodeVolume({ entries, logHash, coded: encodedBytes(coder) })
  })
  return ok(joinBytes([encodeHead(rootNames), ...parts]))
}

function entryOf(store: TrackStore, entry: number): EntryInput {
  const { at, actor, firstEvent } = store.entries
  const from = firstEvent.data[entry] ?? 0
  const to = firstEvent.data[entry + 1] ?? from
  return {
    at: at.data[entry] ?? 0,
    actor: store.actors[actor.data[entry] ?? 0] ?? null,
    changes: Array.from({ length: to - from }, (_, index) => changeOf(store, from + index)),
  }
}

function changeOf(store: TrackStore, event: number): ChangeInput {
  const track = store.tracks[store.events.track.data[event] ?? 0]
  return { root: track?.root ?? 0, key: track?.key ?? '', state: stateOf(store, event) }
}

function stateOf(store: TrackStore, event: number): ChangeState {
  const { kind, first, second } = store.events
  const [x = 0, y = 0] = [first.data[event], second.data[event]]
  switch (kind.data[event]) {
    case changeKinds.point:
      return { kind: 'value', value: [x, y] }
    case changeKinds.text:
      return { kind: 'text', text: textAt(store, event) }
    case changeKinds.value:
      return { kind: 'value', value: store.values[x] }
    default:
      return { kind: 'absent' }
  }
}
