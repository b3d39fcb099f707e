import type { ItemKind } from '@samtavle/board'
import type { CanvasWord } from './canvas-words.ts'
import { promptOf } from './prompt-of.ts'
import type { Scene } from './scene.ts'
import type { Writing } from './writing.ts'

/** What is being written: the words of a note, or the answer to a question of a card. */
export function nameOfWriting({ editor }: Writing, scene: Scene): CanvasWord {
  const target = editor.target.get()
  if (target?.is !== 'item') return 'outline.words'
  if (target.field !== undefined) return `canvas.field.${target.field}`
  const view = scene.item(target.id)?.view
  return view?.state === 'whole' ? wordOfKind(view.kind) : 'outline.words'
}

function wordOfKind(kind: ItemKind): CanvasWord {
  return kind === 'section' ? 'canvas.kind.section' : (promptOf(kind) ?? 'outline.words')
}
