import * as Y from 'yjs'
import { fieldsByKind } from '../document/fields.ts'
import type { Roots } from '../document/roots.ts'
import type { ActorId, BoardPoint, ItemId, ItemKind, NoteColor } from '../document/schema.ts'
import type { Stroke } from '../document/stroke.ts'

/** Every facet of an item at its birth. */
export interface NewItem {
  readonly kind: ItemKind
  readonly by: ActorId | null
  readonly at: number
  readonly place: BoardPoint
  readonly width: number
  readonly height: number
  readonly color: NoteColor
  readonly order: string
  readonly text: string
  readonly fields?: Readonly<Record<string, string>>
  readonly facts?: Iterable<readonly [name: string, value: unknown]>
}

/** Writes every facet of a new item. All its texts are created here, in the same transaction, or two people would each create one. */
export function writeItem(roots: Roots, id: ItemId, item: NewItem): void {
  roots.items.set(id, { kind: item.kind, by: item.by, at: item.at })
  roots.places.set(id, [...item.place])
  roots.looks.set(id, { w: item.width, h: item.height, color: item.color })
  roots.orders.set(id, item.order)
  roots.texts.set(id, new Y.Text(item.text))
  for (const field of fieldsByKind[item.kind]) roots.texts.set(`${id}/${field}`, new Y.Text(item.fields?.[field] ?? ''))
  for (const [name, value] of item.facts ?? []) roots.facts.set(`${id}/${name}`, value)
}

/** Writes what a new stroke has beside what every item has. */
export function writeStroke({ strokes }: Roots, id: ItemId, { points, width, pressures }: Stroke): void {
  strokes.set(id, { points: [...points], width, ...(pressures !== undefined && { pressures: [...pressures] }) })
}
