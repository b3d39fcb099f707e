import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { seenRect } from './camera.ts'
import { createCameraCommands } from './camera-commands.ts'
import { createCameraControl } from './camera-control.ts'
import { createScene } from './scene.ts'
import { createSelection } from './selection.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

const viewport = { width: 1920, height: 700 }

/** A camera over a board with two notes at the thin end, one of which names an inbox. */
function cameraOver() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const facts = new Map([['inbox', 'one']])
  const [lies, waits] = session.edits.addNotes([
    { text: 'lies', place: boardPoint(300, 400) },
    { text: 'waits', place: boardPoint(600, 400), facts },
  ]) as [ItemId, ItemId]
  const scene = createScene(session.board, (text) => text.length / 2, { inbox: session.inbox })
  const selection = createSelection()
  const camera = createCameraControl({
    first: { x: 0, y: 0, zoom: 1 },
    viewport: () => viewport,
    insets: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    prefersLessMotion: () => true,
    requestFrame: () => undefined,
  })
  const asked: ItemId[] = []
  const commands = createCameraCommands({
    session,
    scene,
    selection,
    camera,
    editNew: () => undefined,
    clock,
    onWaiting: (id) => void asked.push(id),
  })
  const seen = () => seenRect(camera.camera.get(), viewport)
  return { session, commands, selection, asked, seen, lies, waits }
}

test('going to a note that waits in the open inbox leads to the inbox and moves nothing', () => {
  const { session, commands, selection, asked, seen, lies, waits } = cameraOver()
  session.inbox.set('one')
  const before = seen()
  commands.flyTo(waits)
  expect([asked, selection.ids.get(), seen()]).toEqual([[waits], [], before])
  commands.flyTo(lies)
  expect([asked, selection.ids.get()]).toEqual([[waits], [lies]])
  session.inbox.set(null)
  commands.flyTo(waits)
  expect([asked, selection.ids.get()]).toEqual([[waits], [waits]])
})

test('everything there is may be little; the whole axis is seen from the thin end to the thick', () => {
  const { session, commands, seen } = cameraOver()
  const { understand, implement, y } = session.board.meta().axis
  commands.fitAll()
  expect(seen().x + seen().width).toBeLessThan(implement[1])
  commands.fitAll({ wholeAxis: true })
  const { x, y: top, width, height } = seen()
  expect(x).toBeLessThanOrEqual(understand[0])
  expect(x + width).toBeGreaterThanOrEqual(implement[1])
  expect(top).toBeLessThanOrEqual(y[0])
  expect(top + height).toBeGreaterThanOrEqual(y[1])
})
