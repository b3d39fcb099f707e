import './canvas.css'
import type { Viewport } from './camera.ts'
import { createField } from './editor/editor-field.ts'

/** The elements of a canvas, from the bottom up. */
export interface ElementTree {
  readonly root: HTMLElement
  /** Holds the painted sheets. */
  readonly sheets: HTMLDivElement
  readonly cursors: HTMLElement
  readonly field: HTMLTextAreaElement
  /** How large the canvas is, in CSS pixels. Asking the browser would make it lay the page out, in every frame. */
  size(): Viewport
  close(): void
}

/** Builds the elements inside a container, which becomes focusable. What is drawn is hidden from assistive technology: the outline says it. */
export function buildElements(container: HTMLElement): ElementTree {
  const root = document.createElement('div')
  root.className = 'canvas'
  const sheets = document.createElement('div')
  sheets.className = 'canvas-sheets'
  sheets.setAttribute('aria-hidden', 'true')
  const cursors = document.createElement('div')
  cursors.className = 'canvas-cursors'
  cursors.setAttribute('aria-hidden', 'true')
  const field = createField(document)
  root.append(sheets, field, cursors)
  container.append(root)
  const read = (): Viewport => ({ width: Math.max(1, root.clientWidth), height: Math.max(1, root.clientHeight) })
  let size = read()
  const observer = new ResizeObserver(() => (size = read()))
  observer.observe(root)
  const hadTabIndex = container.getAttribute('tabindex')
  container.tabIndex = 0
  return {
    root,
    sheets,
    cursors,
    field,
    size: () => size,
    close() {
      observer.disconnect()
      root.remove()
      if (hadTabIndex === null) container.removeAttribute('tabindex')
    },
  }
}
