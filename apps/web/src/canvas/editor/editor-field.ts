import { longestText } from '@samtavle/board'
import { boardToScreen, exactBoardPoint, type Camera } from '../camera.ts'
import type { ItemSetting } from '../item-setting.ts'
import { editorMagnification } from '../text/measure.ts'

/*
 * The one textarea of the canvas. It is laid out at a fixed magnification of the note's own units and scaled by a transform, so its
 * lines break the same at every zoom, and phones do not zoom the page for letters under 16 px.
 */

/** CSS pixels of the field per unit of the note. */
const magnification = editorMagnification

/** Builds the field, hidden, with nothing in it. */
export function createField(document: Document): HTMLTextAreaElement {
  const field = document.createElement('textarea')
  field.className = 'canvas-editor'
  field.hidden = true
  field.rows = 1
  field.maxLength = longestText
  field.spellcheck = true
  field.autocapitalize = 'sentences'
  field.setAttribute('autocomplete', 'off')
  return field
}

/** Puts the field exactly over the painted words. */
export function placeField(field: HTMLTextAreaElement, setting: ItemSetting, camera: Camera): void {
  const { box, scale, textAt, textWidth } = setting
  const text = setting.text()
  const [x, y] = boardToScreen(camera, exactBoardPoint(box.x + textAt[0] * scale, box.y + textAt[1] * scale))
  const { style } = field
  style.width = `${textWidth * magnification}px`
  style.height = `${text.height * magnification}px`
  style.fontSize = `${text.fontSize * magnification}px`
  style.lineHeight = `${text.lineHeight * magnification}px`
  style.transform = `translate(${x}px, ${y}px) scale(${(camera.zoom * scale) / magnification})`
}
