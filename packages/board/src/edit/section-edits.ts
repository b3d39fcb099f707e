import type { BoardPoint, ItemId, NoteColor } from '../document/schema.ts'
import { ordersBelow } from '../layout/order.ts'
import type { EditContext } from './edit-context.ts'
import { writeItem } from './write-item.ts'

/** What a new section starts with. */
export interface NewSection {
  readonly place: BoardPoint
  readonly width: number
  readonly height: number
  readonly text?: string
  readonly color?: NoteColor
}

/** Framing parts of the board, and holding items together or still. */
export interface SectionEdits {
  /** Lays a section under everything that is there; what lies in it belongs to it. */
  addSection(section: NewSection): ItemId
  /** Holds items still. `firm` is for facilitators: their locks are opened by facilitators only. */
  lockItems(ids: readonly ItemId[], how: { readonly firm: boolean }): void
  unlockItems(ids: readonly ItemId[]): void
  /** Folds away what lies in sections; nothing of it is changed. */
  foldSections(ids: readonly ItemId[]): void
  unfoldSections(ids: readonly ItemId[]): void
  /** Makes items one group, which takes them out of any other. */
  groupItems(ids: readonly ItemId[]): void
  ungroupItems(ids: readonly ItemId[]): void
}

/** Makes the edits that frame, lock and group. */
export function createSectionEdits(context: EditContext): SectionEdits {
  const { roots, actor, edit, here, whole } = context
  const dropFact = (ids: readonly ItemId[], name: string): void => {
    edit(() => {
      for (const id of here(ids)) if (roots.facts.has(`${id}/${name}`)) roots.facts.delete(`${id}/${name}`)
    })
  }
  return {
    addSection({ place, width, height, text = '', color = 'birch' }) {
      const id = context.newId()
      const [order = ''] = ordersBelow(context.orders(), 1)
      const size = { width: Math.round(width), height: Math.round(height) }
      edit(() =>
        writeItem(roots, id, { kind: 'section', by: actor, at: context.now(), place, ...size, color, order, text }),
      )
      return id
    },
    lockItems(ids, { firm }) {
      edit(() => {
        for (const id of here(ids)) roots.facts.set(`${id}/locked`, { by: actor, at: context.now(), firm })
      })
    },
    unlockItems: (ids) => dropFact(ids, 'locked'),
    foldSections(ids) {
      const sections = whole(ids).filter((item) => item.kind === 'section')
      edit(() => sections.forEach(({ id }) => roots.facts.set(`${id}/folded`, { by: actor, at: context.now() })))
    },
    unfoldSections: (ids) => dropFact(ids, 'folded'),
    groupItems(ids) {
      const members = whole(ids).filter((item) => item.kind !== 'link')
      if (members.length < 2) return
      const group = context.newId()
      edit(() => members.forEach((item) => roots.facts.set(`${item.id}/group`, group)))
    },
    ungroupItems: (ids) => dropFact(ids, 'group'),
  }
}
