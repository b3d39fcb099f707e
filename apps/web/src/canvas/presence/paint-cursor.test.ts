import { afterEach, expect, test, vi } from 'vitest'
import { screenPoint } from '../camera.ts'
import type { Palette } from '../palette.ts'
import { isFarOut, paintCursor, type PaintedCursor } from './paint-cursor.ts'

afterEach(() => void vi.unstubAllGlobals())

/** How large what is painted of one pointer is, in pixels, and whether it says a name. */
function painted(cursor: Partial<PaintedCursor>): { readonly width: number; readonly name: string | null } {
  vi.stubGlobal('Path2D', vi.fn())
  let [scale, width] = [1, 0]
  let said: string | null = null
  const context = {
    save: () => undefined,
    restore: () => (scale = 1),
    translate: () => undefined,
    scale: (by: number) => (scale = by),
    // Arrows and shapes are all drawn in a box of twenty.
    fill: (path?: unknown) => path !== undefined && (width = Math.max(width, 20 * scale)),
    stroke: () => undefined,
    beginPath: () => undefined,
    roundRect: () => undefined,
    measureText: () => ({ width: 40 }),
    fillText: (text: string) => (said = text),
  } as unknown as CanvasRenderingContext2D
  const palette = { ground: 'white', fontText: 'x', sector: () => 'red' } as unknown as Palette
  const look = { at: screenPoint(10, 10), sector: 'citizens', isPinned: false, opensLeft: false, opacity: 1 }
  paintCursor(context, palette, { ...look, name: null, isFar: false, ...cursor })
  return { width, name: said }
}

test('from afar a pointer covers less than a note, and says its name when one points beside it', () => {
  expect([isFarOut(0.06), isFarOut(0.3)]).toEqual([true, false])
  expect(painted({}).width).toBe(20)
  // A note is twelve pixels wide where a phone shows the whole board.
  expect(painted({ isFar: true }).width).toBeLessThan(12)
  expect(painted({ isFar: true, name: 'Anna' })).toEqual({ width: 20, name: 'Anna' })
})
