import { defaultAxis } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createHeadingsSheet, headingsIn } from './headings-sheet.ts'
import type { HeadingsPaint } from './paint/paint-headings.ts'
import type { PaintingOptions } from './painting.ts'
import type { Looks } from './picture.ts'

const none = { whole: 0, firm: 0 }

/** A sheet of headings over a board that is seen whole, with nothing beside it on the screen but a little table. */
function setUp() {
  const pushed: (readonly [number, number])[] = []
  const paint: HeadingsPaint = {
    axis: defaultAxis,
    room: {
      camera: { x: -1000, y: -1000, zoom: 0.1 },
      viewport: { width: 1440, height: 900 },
      insets: { top: 0, right: 0, bottom: 0, left: 0 },
    },
    words: () => 'Words',
    measure: (text) => text.length * 8,
    emptyZones: new Set(),
    thickness: { understand: none, plan: none, implement: none },
  }
  const now = { paint, areApart: true, looks: {} as Looks }
  const sheet = createHeadingsSheet({
    headings: () => now.paint,
    areApart: () => now.areApart,
    looks: () => now.looks,
    surface: () => ({ ratio: () => 2, push: (_sheet, by) => void pushed.push(by) }),
  })
  return {
    /** Looks again after a change; `x` and `y` are where the view begins on the board. */
    look(change: Partial<typeof now>, [x, y]: readonly [number, number] = [-1000, -1000]) {
      Object.assign(now, change)
      const { room } = now.paint
      now.paint = { ...now.paint, room: { ...room, camera: { ...room.camera, x, y } } }
      return sheet.refresh()
    },
    pushed,
    paint,
  }
}

test('headings that go where the table goes are moved without being painted, and painted when one slides along an edge', () => {
  const { look, pushed } = setUp()
  expect(look({})).toBe('new')
  expect([look({}, [-900, -1050]), look({}, [-500, -1000])]).toEqual(['same', 'same'])
  expect(pushed).toEqual([
    [-20, 10],
    [-100, 0],
  ])
  expect([look({}, [500, -1000]), look({}, [600, -1000])]).toEqual(['new', 'new'])
  expect(look({}, [-500, -1000])).toBe('new')
})

test('headings that say or look otherwise than before are painted', () => {
  const { look, paint } = setUp()
  look({})
  expect(look({ looks: {} as Looks })).toBe('new')
  expect(look({ paint: { ...paint, words: () => 'Ord' } })).toBe('new')
  expect(look({ paint: { ...paint, thickness: { ...paint.thickness, plan: { whole: 1, firm: 0 } } } })).toBe('new')
  expect(look({})).toBe('same')
  expect(look({ areApart: false })).toBe('nothing')
  expect(look({ areApart: true })).toBe('new')
})

test('an empty zone invites whoever may write, and nobody else', () => {
  const invitesAs = (role: string, keeping: string): number => {
    const session = {
      me: { role },
      keeping: { get: () => keeping },
      ready: { get: () => true },
      board: { meta: () => ({ axis: defaultAxis, writable: true }) },
    }
    const options = {
      session,
      scene: { takenZones: () => new Set(['plan']) },
      live: { draft: () => null },
      source: { measure: () => () => 0 },
      insets: () => ({ top: 0, right: 0, bottom: 0, left: 0 }),
      words: () => () => '',
      thickness: () => ({ understand: none, plan: none, implement: none }),
    }
    const view = { camera: { x: 0, y: 0, zoom: 1 }, viewport: { width: 100, height: 100 } }
    return headingsIn(options as unknown as PaintingOptions, view, 0).emptyZones.size
  }
  expect(invitesAs('contribute', 'open')).toBe(2)
  expect([invitesAs('view', 'open'), invitesAs('contribute', 'frozen')]).toEqual([0, 0])
})
