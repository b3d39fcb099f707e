import type { WriteRefusal } from './messages.ts'

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

/** Whether a client id is bound, and not to this actor. */
export function isOfAnother(bindings: ClientBindings, client: number, actor: string): boolean {
  return bindings.has(client) && !bindings.belongsTo(client, actor)
}

/** The clients that a write brings, and for whom. */
export interface Newcomers {
  readonly clients: ReadonlySet<number>
  readonly actor: string
  readonly maxClientIds: number
}

/** Binds the clients of a write to its actor, all or none; why not, when one is another's or the room has too many. */
export function bindClients(
  bindings: ClientBindings,
  { clients, actor, maxClientIds }: Newcomers,
): WriteRefusal | null {
  const fresh = [...clients].filter((client) => !bindings.has(client))
  if ([...clients].some((client) => isOfAnother(bindings, client, actor))) return 'client-of-another'
  if (bindings.size + fresh.length > maxClientIds) return 'too-many-clients'
  for (const client of fresh) bindings.bind(client, actor)
  return null
}
