/**
 * Which actor each Yjs client id of a room belongs to: whoever used it first, for ever. Without it anybody could write on in
 * somebody else's name, or fork a replica for good by using up the clocks that its owner is about to use.
 * An id that wrote anonymously belongs to nobody (null), so nobody can continue it.
 */
export interface ClientBindings {
  readonly size: number
  has(client: number): boolean
  belongsTo(client: number, actor: string | null): boolean
  /** Binds an id that is still free; one that is taken stays as it is. */
  bind(client: number, actor: string | null): void
  entries(): Iterable<readonly [client: number, actor: string | null]>
}

/** Makes an empty register. */
export function createClientBindings(): ClientBindings {
  const actors = new Map<number, string | null>()
  return {
    get size() {
      return actors.size
    },
    has: (client) => actors.has(client),
    belongsTo: (client, actor) => actors.get(client) === actor,
    bind(client, actor) {
      if (!actors.has(client)) actors.set(client, actor)
    },
    entries: () => actors.entries(),
  }
}
