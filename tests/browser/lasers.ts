import type { Page } from 'playwright-core'

/** Whether any laser is seen on a page now. */
export function shines(page: Page): Promise<boolean> {
  return page.locator('.signals-light').evaluate((element) => {
    const sheet = element instanceof HTMLCanvasElement ? element : null
    const pixels = sheet?.getContext('2d')?.getImageData(0, 0, sheet.width, sheet.height).data ?? []
    return pixels.some((value) => value > 0)
  })
}
