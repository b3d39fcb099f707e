import type { ItemId } from '../document/schema.ts'
import type { EditContext } from './edit-context.ts'

/** Hiding items, for good reasons and restorably; nothing is ever removed from the shared document. */
export interface RemovalEdits {
  removeItems(ids: readonly ItemId[]): void
  restoreItems(ids: readonly ItemId[]): void
  /** Sets items aside for later, such as a solution that came while the problem was not yet understood: they stay and are listed. */
  parkItems(ids: readonly ItemId[]): void
  unparkItems(ids: readonly ItemId[]): void
}

/** Makes the edits that hide items and bring them back. */
export function createRemovalEdits({ roots, actor, now, edit, here }: EditContext): RemovalEdits {
  return {
    removeItems(ids) {
      edit(() => {
        for (const id of here(ids)) roots.gone.set(id, { by: actor, at: now() })
      })
    },
    restoreItems(ids) {
      edit(() => {
        for (const id of ids) roots.gone.delete(id)
      })
    },
    parkItems(ids) {
      edit(() => {
        for (const id of here(ids)) roots.facts.set(`${id}/parked`, { by: actor, at: now() })
      })
    },
    unparkItems(ids) {
      edit(() => {
        for (const id of here(ids)) roots.facts.delete(`${id}/parked`)
      })
    },
  }
}
