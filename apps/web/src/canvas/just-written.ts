import type { SceneItem } from './scene.ts'

/** Whether of a note only the words are others than before, as with every letter typed: under the editor it looks the same. */
export function isJustWritten(before: SceneItem | undefined, now: SceneItem | undefined): boolean {
  if (before?.view.state !== 'whole' || now?.view.state !== 'whole' || now.view.kind !== 'note') return false
  if (before.judgement !== now.judgement) return false
  const [was, is] = [before.view, now.view]
  // A place is read anew with every reading.
  const isSamePlace = was.place[0] === is.place[0] && was.place[1] === is.place[1]
  const parts = ['by', 'zone', 'width', 'height', 'color', 'order', 'facts', 'stands'] as const
  return isSamePlace && parts.every((part) => was[part] === is[part])
}
