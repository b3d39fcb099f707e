/** The item a key of a facet belongs to: `id` or `id/field`. */
export function keyToItemId(key: string): string {
  const slash = key.indexOf('/')
  return slash === -1 ? key : key.slice(0, slash)
}
