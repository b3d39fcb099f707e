import type { Rect } from '../rect.ts'
import type { SheetPool, TileSheet } from '../tiles/tile.ts'

/** Sheets that only remember which parts were cleared to be painted anew. */
export function recordingPool() {
  const taken: TileSheet[] = []
  const painted: Rect[] = []
  const context = new Proxy(
    { clearRect: (x: number, y: number, width: number, height: number) => void painted.push({ x, y, width, height }) },
    { get: (target, name) => (name === 'clearRect' ? target.clearRect : () => undefined), set: () => true },
  )
  const pool: SheetPool = {
    take() {
      // The test reads only which sheet it is.
      const sheet = { canvas: {}, context } as unknown as TileSheet
      taken.push(sheet)
      return sheet
    },
    giveBack: (sheet) => void taken.splice(taken.indexOf(sheet), 1),
    settle: () => undefined,
    close: () => undefined,
  }
  return { pool, taken, painted }
}
