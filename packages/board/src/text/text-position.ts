import * as Y from 'yjs'
import { isRecord } from '../document/parse.ts'
import type { TextPosition } from '../presence.ts'

/** A position that stays at its place in the words while others type, as plain JSON for presence. */
export function textPositionAt(text: Y.Text, index: number): TextPosition {
  return Y.relativePositionToJSON(Y.createRelativePositionFromTypeIndex(text, index))
}

/** Where a shared position stands now in UTF-16 units, or null when it is not one or belongs to another text. */
export function indexOfTextPosition(text: Y.Text, position: TextPosition): number | null {
  if (text.doc === null || !isRecord(position)) return null
  try {
    const absolute = Y.createAbsolutePositionFromRelativePosition(Y.createRelativePositionFromJSON(position), text.doc)
    return absolute !== null && absolute.type === text ? absolute.index : null
  } catch {
    // Presence comes from anyone: a position the library cannot follow is no position.
    return null
  }
}
