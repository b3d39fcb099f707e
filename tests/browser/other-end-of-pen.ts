import type { Page } from 'playwright-core'

/** A pen that is turned round, which the browser's own protocol cannot press: the events are made as the browser makes them. */
export async function rubsWithOtherEnd(page: Page, ...way: readonly (readonly [number, number])[]): Promise<void> {
  await page.evaluate((points) => {
    const eraser = { bubbles: true, cancelable: true, pointerId: 1, pointerType: 'pen', isPrimary: true, pressure: 0.4 }
    const sends = (type: string, [x, y]: readonly [number, number], button: number): void => {
      const buttons = type === 'pointerup' ? 0 : 32
      const event = new PointerEvent(type, { ...eraser, clientX: x, clientY: y, button, buttons })
      document.elementFromPoint(x, y)?.dispatchEvent(event)
    }
    const [first, last] = [points.at(0), points.at(-1)]
    if (first === undefined || last === undefined) return
    sends('pointerdown', first, 5)
    for (const point of points) sends('pointermove', point, -1)
    sends('pointerup', last, 5)
  }, way)
}
