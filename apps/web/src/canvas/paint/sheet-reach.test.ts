import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { setNote } from '../item-setting.ts'
import { createLiveItems } from '../live-items.ts'
import { createScene } from '../scene.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import type { OverlayPaint } from './paint-overlay.ts'
import { liveReach, overlayReach } from './sheet-reach.ts'

const measure = (text: string): number => text.length / 2
const camera = { x: -100, y: -100, zoom: 0.5 }

function createTable() {
  const session = createLocalSession(createTestClock())
  return { session, scene: createScene(session.board, measure), live: createLiveItems() }
}

test('what is in a hand reaches around every paper of it, with its shadow', () => {
  const { session, scene, live } = createTable()
  const [left, right] = session.edits.addNotes([{ place: boardPoint(0, 0) }, { place: boardPoint(1000, 0) }])
  live.set('drag', new Map([left, right].map((id) => [id as ItemId, { isHeld: true }])))
  const reach = liveReach(scene, live, camera)
  // A note is 200 wide around its place, and the camera looks from -100 at half the size.
  expect(reach?.x).toBeLessThan(-20)
  expect((reach?.x ?? 0) + (reach?.width ?? 0)).toBeGreaterThan(600 + 20)
  expect(reach?.height).toBeLessThan(200)
})

test('it follows what is dragged, and a draft that is not on the board yet counts', () => {
  const { session, scene, live } = createTable()
  const id = session.edits.addNote({ place: boardPoint(0, 0) })
  live.set('drag', new Map([[id, { place: boardPoint(4000, 0), isHeld: true }]]))
  expect(liveReach(scene, live, camera)?.x).toBeGreaterThan(1900)
  live.clear('drag')
  const place = boardPoint(0, 2000)
  live.setDraft({ setting: setNote({ place, width: 200, height: 200, text: 'a' }, measure), color: 'straw' })
  expect(liveReach(scene, live, camera)?.y).toBeGreaterThan(950)
})

test('of copies, and of what a link hangs on, nobody knows how far it reaches', () => {
  const { session, scene, live } = createTable()
  const [from, to] = session.edits.addNotes([{ place: boardPoint(0, 0) }, { place: boardPoint(900, 0) }])
  live.setCopies({ ids: [from as ItemId], by: [10, 10] })
  expect(liveReach(scene, live, camera)).toBeNull()
  live.setCopies(null)
  session.edits.link(from as ItemId, to as ItemId, 'relates')
  live.set('drag', new Map([[from as ItemId, { isHeld: true }]]))
  expect(liveReach(scene, live, camera)).toBeNull()
})

const emptyHand = { drawn: null, guides: [], beside: null, line: null, locked: [] }
const nothing: OverlayPaint = {
  camera,
  selected: [],
  hasHandles: false,
  hovered: null,
  marquee: null,
  hand: emptyHand,
  peerFrames: [],
  peerMarks: [],
}
const box = { x: 0, y: 0, width: 200, height: 200 }

test('frames reach a little further than what they are around, and those of others as far as their labels', () => {
  const own = overlayReach({ ...nothing, selected: [box] })
  expect(own).toEqual({ x: 38, y: 38, width: 124, height: 124 })
  const others = overlayReach({ ...nothing, peerFrames: [{ box, color: 'red', label: 'Bo' }] })
  expect(others?.y).toBeLessThan(50 - 21)
  expect(others?.width).toBeGreaterThan(152)
})

test('while a hand is about to do something the overlay may reach anywhere', () => {
  expect(overlayReach({ ...nothing, marquee: box })).toBeNull()
  expect(overlayReach({ ...nothing, selected: [box], hand: { ...emptyHand, locked: [box] } })).toBeNull()
})
