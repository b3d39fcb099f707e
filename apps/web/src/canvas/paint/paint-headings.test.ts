import { defaultAxis } from '@samtavle/board'
import { expect, test } from 'vitest'
import type { Camera } from '../camera.ts'
import type { Palette } from '../palette.ts'
import type { Brush } from './brush.ts'
import { paintInvitations, type HeadingsPaint } from './paint-headings.ts'

const none = { whole: 0, firm: 0 }
const insets = { top: 60, right: 0, bottom: 80, left: 0 }

/** Where the first line of what an empty zone says is painted on the screen. */
function invitedAt(camera: Camera, axis = defaultAxis): readonly [number, number] | undefined {
  const painted: [number, number][] = []
  const context = {
    save: () => undefined,
    restore: () => undefined,
    measureText: (text: string) => ({ width: text.length * 8 }),
    fillText: (_: string, x: number, y: number) => painted.push([x, y]),
  }
  const paint: HeadingsPaint = {
    axis,
    room: { camera, viewport: { width: 1440, height: 900 }, insets },
    words: () => 'Begin here',
    measure: (text) => text.length * 8,
    emptyZones: new Set(['understand']),
    thickness: { understand: none, plan: none, implement: none },
  }
  paintInvitations({ context, palette: {} as Palette } as unknown as Brush, paint)
  return painted[0]
}

test('what an empty zone says lies on the board: a hand that moves the board moves it as far, also half out of sight', () => {
  const before = invitedAt({ x: 0, y: 0, zoom: 0.5 })
  if (before === undefined) throw new Error('an empty zone says something')
  for (const [x, y] of [
    [100, 0],
    [1200, 40],
    [-900, -700],
  ] as const) {
    const after = invitedAt({ x, y, zoom: 0.5 })
    expect(after).toEqual([before[0] - x / 2, before[1] - y / 2])
  }
})

test('in a zone that has grown long it stays near the head', () => {
  const camera = { x: 0, y: 0, zoom: 0.4 }
  expect(invitedAt(camera, { ...defaultAxis, y: [0, 9000] })).toEqual(invitedAt(camera))
})
