import type { Page } from 'playwright-core'

declare global {
  interface Window {
    /** What the page under test remembers of the words that it painted. */
    paintedWords?: string[]
  }
}

/** Makes a page remember every line of words that it paints on any canvas; has to be called before the page loads. */
export async function recordsPaintedWords(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const store = window
    const painted: string[] = []
    store.paintedWords = painted
    for (const { prototype } of [CanvasRenderingContext2D, OffscreenCanvasRenderingContext2D]) {
      const paint = prototype.fillText
      prototype.fillText = function fillText(...args) {
        painted.push(args[0])
        paint.apply(this, args)
      }
    }
  })
}

/** What came of comparing. */
export interface LineComparison {
  readonly compared: number
  readonly differences: readonly {
    readonly text: string
    readonly edited: readonly string[]
    readonly painted: readonly string[]
  }[]
}

/**
 * Runs in the page: writes each text in the one selected note, reads the lines of the open editor, leaves it, and reads the lines
 * that are painted. Works by the very events that keys make, frame by frame.
 */
export async function comparesLines(texts: readonly string[]): Promise<LineComparison> {
  const store = window
  const field = document.querySelector<HTMLTextAreaElement>('.canvas-editor')
  const host = document.querySelector<HTMLElement>('.canvas-host')
  if (field === null || host === null) throw new Error('There is no canvas here')
  const frame = (): Promise<unknown> => new Promise((resolve) => requestAnimationFrame(resolve))
  const press = (target: HTMLElement, key: string): boolean =>
    target.dispatchEvent(new KeyboardEvent('keydown', { key, bubbles: true, cancelable: true }))
  // The lines of a field cannot be asked for: a box of the same style breaks them at the same places.
  const linesOf = (): readonly string[] => {
    const mirror = document.createElement('div')
    const style = getComputedStyle(field)
    for (const name of style) mirror.style.setProperty(name, style.getPropertyValue(name))
    Object.assign(mirror.style, { transform: 'none', height: 'auto', overflow: 'visible', visibility: 'hidden' })
    mirror.textContent = field.value
    document.body.append(mirror)
    const node = mirror.firstChild
    const lines: string[] = []
    let last = -1
    const range = document.createRange()
    const lineHeight = Number.parseFloat(style.lineHeight)
    const top = mirror.getBoundingClientRect().top
    for (let index = 0; node !== null && index < field.value.length; index += 1) {
      range.setStart(node, index)
      range.setEnd(node, index + 1)
      const box = [...range.getClientRects()].at(-1)
      const row = box === undefined ? last : Math.floor((box.top - top + box.height / 2) / lineHeight)
      if (row > last) lines.push('')
      last = Math.max(row, last)
      lines.push(`${lines.pop() ?? ''}${field.value[index] ?? ''}`)
    }
    mirror.remove()
    return lines.map((line) => line.trimEnd())
  }
  const isAsHighAs = (lines: readonly string[]): boolean =>
    lines.length * Number.parseFloat(field.style.lineHeight) === Number.parseFloat(field.style.height)
  const holds = (painted: readonly string[], lines: readonly string[]): boolean =>
    painted.some((_line, at) => lines.every((line, row) => painted[at + row] === line))

  const differences: { text: string; edited: readonly string[]; painted: readonly string[] }[] = []
  for (const text of texts) {
    host.focus()
    press(host, 'Enter')
    field.value = text
    field.dispatchEvent(new InputEvent('input', { bubbles: true }))
    // The field follows its note with the next frames: then it is as high as its lines.
    await frame()
    await frame()
    let edited = linesOf()
    for (let waited = 0; waited < 30 && !isAsHighAs(edited); waited += 1) {
      await frame()
      edited = linesOf()
    }
    store.paintedWords?.splice(0)
    press(field, 'Escape')
    for (let waited = 0; waited < 40 && !holds(store.paintedWords ?? [], edited); waited += 1) await frame()
    const painted = [...(store.paintedWords ?? [])]
    if (!holds(painted, edited)) differences.push({ text, edited, painted })
  }
  return { compared: texts.length, differences }
}
