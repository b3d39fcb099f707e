import type { ItemId } from '@samtavle/board'
import { isLocked } from '../item-state.ts'
import { createLater, type Later } from '../later.ts'
import { isLink } from '../scene.ts'
import type { LabelField, LabelFieldOptions } from './label-field.ts'

/** The word on a link, written in a field whose code is fetched when the first one is opened. */
export interface LaterLabelField extends Omit<LabelField, 'open'> {
  /** Opens the field, as soon as it has come; false when there is no such link, or it is held still. */
  open(id: ItemId): boolean
}

/** Makes the way to the field. */
export function createLaterLabelField({
  canWrite,
  ...options
}: LabelFieldOptions & { readonly canWrite: () => boolean }): LaterLabelField {
  let wanted: ItemId | null = null
  const field: Later<LabelField> = createLater(
    async () => (await import('./label-field.ts')).createLabelField(options),
    () => void (wanted !== null && field.known()?.open(wanted)),
  )
  return {
    open(id) {
      const view = options.scene.item(id)?.view
      if (view === undefined || !isLink(view) || isLocked(view) || !canWrite()) return false
      wanted = id
      field.ask()?.open(id)
      return true
    },
    close() {
      wanted = null
      field.known()?.close()
    },
    follow: (camera) => field.known()?.follow(camera),
  }
}
