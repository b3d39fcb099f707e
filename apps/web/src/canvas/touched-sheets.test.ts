import { createWatchable } from '@samtavle/base'
import { boardPoint, textPositionAt, type ActorId, type Peer } from '@samtavle/board'
import { thicknessOf } from '@samtavle/method'
import { expect, test } from 'vitest'
import type { WritingNow } from './editor/typing.ts'
import type { SceneChange } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'
import { createTouchedSheets } from './touched-sheets.ts'

function setUp() {
  const session = createLocalSession(createTestClock())
  const peers = createWatchable<readonly Peer[]>([])
  const now = { writing: 'typing' as WritingNow, isOnTable: false }
  const id = session.edits.addNote({ place: boardPoint(0, 0), text: 'ours' })
  const zones: ReadonlySet<never> = new Set()
  const thickness = thicknessOf(session.board.view())
  const touchedBy = createTouchedSheets({
    scene: { item: () => undefined, takenZones: () => zones },
    live: { isEmpty: () => true, lookOf: () => undefined },
    thickness: () => thickness,
    session: { peers },
    writing: () => now.writing,
    view: () => ({ camera: { x: 0, y: 0, zoom: 1 }, viewport: { width: 100, height: 100 } }),
    followOnTable: () => now.isOnTable,
  })
  const change = (local: boolean): SceneChange => ({ ids: [id], removed: [], local, before: new Map() })
  const writeBeside = (): void => {
    const words = session.edits.sharedText(id)
    if (words === undefined) throw new Error('a note has words')
    const position = textPositionAt(words, 0)
    const editing = { id, anchor: position, head: position }
    peers.set([{ clientId: 7, actor: session.me.id as ActorId, sector: null, at: 0, editing }])
  }
  return { now, touchedBy, change, writeBeside }
}

test('a letter of mine asks for no frame, and everything else for a look at what lies over the table', () => {
  const { now, touchedBy, change } = setUp()
  expect(touchedBy(change(true))).toEqual([])
  expect(touchedBy(change(false))).toEqual(['overlay'])
  now.writing = 'pausing'
  expect(touchedBy(change(true))).toEqual(['overlay'])
  now.writing = 'typing'
  now.isOnTable = true
  expect(touchedBy(change(true))).toEqual(['resting'])
})

test('the caret of somebody who writes in the same words follows each letter of mine', () => {
  const { touchedBy, change, writeBeside } = setUp()
  writeBeside()
  expect(touchedBy(change(true))).toEqual(['overlay'])
})
