import { keyToItemId } from '../document/item-key.ts'
import type { ReadableRoot } from './readable-roots.ts'

/** What stands under `id/field` of a root, gathered by item, because the document keys it flat. */
export interface FieldIndex {
  of(id: string): ReadonlyMap<string, unknown>
  /** Reads one key again. Items whose fields changed get a new map, so that old readings stay as they were. */
  refresh(key: string): void
}

const noFields: ReadonlyMap<string, unknown> = new Map()

/** Gathers the fields of every item of a root. */
export function createFieldIndex(root: ReadableRoot): FieldIndex {
  const fieldsById = new Map<string, ReadonlyMap<string, unknown>>()
  const refresh = (key: string): void => {
    const id = keyToItemId(key)
    const field = key.slice(id.length + 1)
    if (field === '') return
    const fields = new Map(fieldsById.get(id))
    if (root.has(key)) fields.set(field, root.get(key))
    else fields.delete(field)
    if (fields.size === 0) fieldsById.delete(id)
    else fieldsById.set(id, fields)
  }
  for (const key of root.keys()) refresh(key)
  return { of: (id) => fieldsById.get(id) ?? noFields, refresh }
}
