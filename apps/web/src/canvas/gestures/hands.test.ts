import { boardPoint, type ItemId } from '@samtavle/board'
import { expect, test } from 'vitest'
import { screenPoint } from '../camera.ts'
import { createCameraControl } from '../camera-control.ts'
import { createItemDrag } from '../item-drag.ts'
import { createItemResize } from '../item-resize.ts'
import { isLocked } from '../item-state.ts'
import { createLiveItems } from '../live-items.ts'
import { createScene } from '../scene.ts'
import { createSelection } from '../selection.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { pointerDown, pointerMove, pointerUp } from './arbiter.ts'
import { createDrawing } from './drawing.ts'
import { idle, type Gesture, type GestureContext, type Step } from './gesture.ts'
import { createHands } from './hands.ts'
import { targetUnder } from './hit.ts'

const noThing = (): void => undefined

/** A mouse over a board at full size: two notes, one of them across the edge of what is swept, and a section around both. */
function mouseOnBoard() {
  const clock = createTestClock()
  const session = createLocalSession(clock)
  const { edits, board } = session
  const section = edits.addSection({ place: boardPoint(600, 500), width: 1000, height: 800, text: 'S' })
  const [whole, half] = edits.addNotes([
    { text: 'whole', place: boardPoint(400, 400) },
    { text: 'half', place: boardPoint(700, 400) },
  ]) as [ItemId, ItemId]
  const scene = createScene(board, (text) => text.length / 2)
  const live = createLiveItems()
  const selection = createSelection()
  const camera = createCameraControl({
    first: { x: 0, y: 0, zoom: 1 },
    viewport: () => ({ width: 1400, height: 1000 }),
    insets: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
    prefersLessMotion: () => true,
    requestFrame: noThing,
  })
  let holds = false
  const hands = createHands({
    session,
    scene,
    camera,
    selection,
    drag: createItemDrag({ session, scene, live, clock }),
    resize: createItemResize({ session, scene, live, clock, measure: () => (text) => text.length / 2 }),
    drawing: createDrawing({ session, scene, selection, edit: noThing, placeNote: noThing, putToolAway: noThing }),
    snapping: () => null,
    marqueeHolds: () => holds,
    edit: noThing,
    addBeside: noThing,
    placeNote: noThing,
    onPutAway: noThing,
    redrawOverlay: noThing,
  })
  const context: GestureContext = {
    tool: 'select',
    isSpaceHeld: false,
    canWrite: true,
    isSelected: selection.has,
    targetAt: (at, kind) =>
      targetUnder(
        {
          camera: camera.camera.get(),
          framed: null,
          beside: null,
          line: null,
          topmostAt: (point) => scene.topmostAt(point, 0, ({ view }) => !isLocked(view))?.id,
          lockedAt: (point) => scene.topmostAt(point, 0, ({ view }) => isLocked(view))?.id,
        },
        at,
        kind,
      ),
  }
  let gesture: Gesture = idle
  const take = (step: Step): void => {
    gesture = step.gesture
    step.acts.forEach(hands.perform)
  }
  const drags = (from: readonly [number, number], to: readonly [number, number], shift = false): void => {
    const input = ([x, y]: readonly [number, number]) => {
      const at = screenPoint(x, y)
      return { id: 1, kind: 'mouse', button: 0, at, shift, alt: false, command: false, time: clock.now() } as const
    }
    clock.advance(1000)
    take(pointerDown(gesture, input(from), context))
    take(pointerMove(gesture, input(to), context))
    take(pointerUp(gesture, input(to), context))
  }
  const placeOf = (id: ItemId) => board.item(id)?.place
  return { edits, selection, section, whole, half, drags, placeOf, holdsOnly: (on: boolean) => void (holds = on) }
}

test('[UX 33] a frame drawn on the empty board takes what it touches, with Shift more, and only what it holds by preference', () => {
  const { selection, section, whole, half, drags, holdsOnly } = mouseOnBoard()
  drags([50, 50], [650, 550])
  expect(selection.ids.get().toSorted()).toEqual([whole, half].toSorted())
  holdsOnly(true)
  drags([50, 50], [650, 550])
  expect(selection.ids.get()).toEqual([whole])
  holdsOnly(false)
  drags([850, 50], [750, 550], true)
  expect(selection.ids.get()).toEqual([whole, half])
  // A section is taken when it lies wholly inside, or no frame could be drawn on one.
  drags([50, 50], [1200, 950])
  expect(selection.ids.get().toSorted()).toEqual([section, whole, half].toSorted())
  drags([1300, 950], [1250, 900])
  expect(selection.ids.get()).toEqual([])
})

test('[UX 33] a frame ignores what is locked', () => {
  const { edits, selection, whole, half, drags } = mouseOnBoard()
  edits.lockItems([whole], { firm: false })
  drags([50, 50], [650, 550])
  expect(selection.ids.get()).toEqual([half])
})

test('[UX 42] of a board whose surface is held, hands only ever touch the notes', () => {
  const { edits, selection, section, whole, half, drags, placeOf } = mouseOnBoard()
  const [title, note, other] = [
    [300, 110],
    [400, 400],
    [700, 400],
  ] as const
  drags(title, [350, 110])
  expect([placeOf(section), placeOf(whole)]).toEqual([
    [650, 500],
    [450, 400],
  ])
  drags([350, 110], title)
  edits.lockItems([section], { firm: true })
  // On the held title a drag is a frame drawn on the empty board.
  drags(title, [250, 700])
  expect(placeOf(section)).toEqual([600, 500])
  expect(selection.ids.get()).toEqual([])
  drags(note, [430, 440])
  expect([placeOf(section), placeOf(whole), placeOf(half)]).toEqual([[600, 500], [430, 440], [...other]])
  // Neither a frame around everything nor a deletion of it reaches what is held.
  drags([50, 50], [1250, 950])
  expect(selection.ids.get().toSorted()).toEqual([whole, half].toSorted())
})
