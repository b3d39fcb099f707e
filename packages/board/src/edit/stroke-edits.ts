import { strokeMiddle, type Stroke } from '../document/stroke.ts'
import type { ItemId, NoteColor } from '../document/schema.ts'
import { ordersAbove } from '../layout/order.ts'
import type { EditContext } from './edit-context.ts'
import { writeItem, writeStroke } from './write-item.ts'

/** A stroke that somebody has just drawn. */
export interface NewStroke extends Stroke {
  readonly color: NoteColor
}

/** Drawing by hand. */
export interface StrokeEdits {
  /** Lays what was drawn in one go over everything that is there, in one transaction; several strokes of it are one group. */
  addStrokes(strokes: readonly NewStroke[]): readonly ItemId[]
}

/** Makes the edits that draw. */
export function createStrokeEdits(context: EditContext): StrokeEdits {
  const { roots, actor, edit } = context
  return {
    addStrokes(strokes) {
      const orders = ordersAbove(context.orders(), strokes.length)
      const ids = strokes.map(() => context.newId())
      const facts = strokes.length > 1 ? ([['group', context.newId()]] as const) : []
      edit(() =>
        strokes.forEach(({ color, ...stroke }, index) => {
          const id = ids[index] as ItemId
          const place = strokeMiddle(stroke.points)
          const order = orders[index] ?? ''
          writeItem(roots, id, {
            kind: 'stroke',
            by: actor,
            at: context.now(),
            place,
            ...sizeOf(stroke.points),
            color,
            order,
            text: '',
            facts,
          })
          writeStroke(roots, id, stroke)
        }),
      )
      return ids
    },
  }
}

function sizeOf(points: readonly number[]): { readonly width: number; readonly height: number } {
  const across = (from: 0 | 1): number => {
    const values = points.filter((_value, index) => index % 2 === from)
    return Math.ceil(
      values.reduce((a, b) => Math.max(a, b), -Infinity) - values.reduce((a, b) => Math.min(a, b), Infinity),
    )
  }
  return { width: Math.max(1, across(0)), height: Math.max(1, across(1)) }
}
