import { factOf, longestLinkWord, type ItemId } from '@samtavle/board'
import type { BoardSession } from '../../sync/session.ts'
import { boardToScreen, exactBoardPoint, type Camera } from '../camera.ts'
import { middleOf } from '../link-line.ts'
import type { Scene } from '../scene.ts'

/** The word on a link while it is being written: a small field over the middle of its line. */
export interface LabelField {
  /** Opens the field of a link with all its words selected. */
  open(id: ItemId): void
  /** Keeps what was written and puts the field away. */
  close(): void
  /** Stays on its line, and closes with it. */
  follow(camera: Camera): void
}

/** What the field needs. */
export interface LabelFieldOptions {
  readonly parent: HTMLElement
  readonly session: BoardSession
  readonly scene: Scene
  readonly camera: () => Camera
  readonly name: () => string
  /** Gives the keyboard back to the board. */
  readonly focusBoard: () => void
}

/** Makes the field; it is in the page only while something is written in it. */
export function createLabelField(options: LabelFieldOptions): LabelField {
  const { session, scene, parent } = options
  let open: { readonly id: ItemId; readonly input: HTMLInputElement; readonly before: string } | null = null

  const put = (camera: Camera): void => {
    const line = open === null ? undefined : scene.item(open.id)?.setting.line
    if (open === null || line === undefined) return
    const [x, y] = boardToScreen(camera, exactBoardPoint(...middleOf(line)))
    open.input.style.transform = `translate(${Math.round(x)}px, ${Math.round(y)}px) translate(-50%, -50%)`
  }
  const close = (keep: boolean): void => {
    if (open === null) return
    const { id, input, before } = open
    open = null
    const hadFocus = document.activeElement === input
    const words = input.value.trim()
    input.remove()
    if (hadFocus) options.focusBoard()
    if (!keep || words === before) return
    session.undo.stopCapturing()
    session.edits.setFact(id, 'label', words === '' ? null : words)
    session.undo.stopCapturing()
  }
  const onKey = (event: KeyboardEvent): void => {
    event.stopPropagation()
    if (event.isComposing || (event.key !== 'Enter' && event.key !== 'Escape')) return
    event.preventDefault()
    close(true)
  }
  return {
    open(id) {
      close(true)
      const view = scene.item(id)?.view
      if (view?.state !== 'whole') return
      const input = document.createElement('input')
      input.className = 'canvas-label-field'
      input.maxLength = longestLinkWord
      input.size = 16
      input.setAttribute('aria-label', options.name())
      input.autocomplete = 'off'
      const before = factOf(view, 'label') ?? ''
      input.value = before
      input.addEventListener('keydown', onKey)
      input.addEventListener('blur', () => close(true))
      // What is pressed in the field is no gesture on the board.
      for (const name of ['pointerdown', 'dblclick', 'wheel'])
        input.addEventListener(name, (event) => event.stopPropagation(), { passive: true })
      parent.append(input)
      open = { id, input, before }
      put(options.camera())
      input.focus({ preventScroll: true })
      input.select()
    },
    close: () => close(true),
    follow(camera) {
      if (open === null) return
      if (scene.item(open.id) === undefined) close(false)
      else put(camera)
    },
  }
}
