import { err, ok, type Result } from '@samtavle/base'
import type { ActorRecord, BoardRecord, LinkRecord, StoreFailure, TokenRecord } from '../store.ts'

type Written = Result<void, StoreFailure>

/** Boards, links, actors and tokens in memory. */
export interface MemoryRecords {
  hasBoard(id: string): boolean
  addBoard(added: {
    readonly board: BoardRecord
    readonly links: readonly LinkRecord[]
    readonly actors: readonly ActorRecord[]
  }): Written
  board(id: string): BoardRecord | null
  countBoards(): number
  freezeBoard(id: string, at: number | null): Written
  frozenBoards(): readonly string[]
  erase(boardId: string): void
  addLink(link: LinkRecord): Written
  link(id: string): LinkRecord | null
  links(boardId: string): readonly LinkRecord[]
  revokeLink(boardId: string, linkId: string, at: number): boolean
  putActor(actor: ActorRecord): Written
  actor(boardId: string, id: string): ActorRecord | null
  actors(boardId: string): readonly ActorRecord[]
  addToken(token: TokenRecord): Written
  token(hash: Uint8Array): TokenRecord | null
  removeExpiredTokens(until: number): number
}

/** Makes empty records. */
export function createMemoryRecords(): MemoryRecords {
  const boards = new Map<string, BoardRecord>()
  const links = new Map<string, LinkRecord>()
  const actors = new Map<string, ActorRecord>()
  const tokens = new Map<string, TokenRecord>()
  const frozen = new Set<string>()

  function addLink(link: LinkRecord): void {
    addOnce(links, link.id, { ...link, secretHash: new Uint8Array(link.secretHash) })
  }

  function putActor(actor: ActorRecord): void {
    const key = actorKey(actor.boardId, actor.id)
    actors.set(key, { ...actor, joinedAt: actors.get(key)?.joinedAt ?? actor.joinedAt })
  }

  function whenKnown(boardId: string, work: () => void): Written {
    if (!boards.has(boardId)) return err('board-unknown')
    work()
    return ok(undefined)
  }

  return {
    hasBoard: (id) => boards.has(id),
    addBoard(added) {
      for (const link of added.links) refuseKnown(links, link.id)
      addOnce(boards, added.board.id, added.board)
      added.links.forEach(addLink)
      added.actors.forEach(putActor)
      return ok(undefined)
    },
    board: (id) => boards.get(id) ?? null,
    countBoards: () => boards.size,
    freezeBoard: (id, at) => whenKnown(id, () => void (at === null ? frozen.delete(id) : frozen.add(id))),
    frozenBoards: () => [...frozen].toSorted(),
    erase(boardId) {
      boards.delete(boardId)
      frozen.delete(boardId)
      const isOfBoard = (row: { readonly boardId: string }): boolean => row.boardId === boardId
      removeWhere(links, isOfBoard)
      removeWhere(actors, isOfBoard)
      removeWhere(tokens, isOfBoard)
    },
    addLink: (link) => whenKnown(link.boardId, () => addLink(link)),
    link: (id) => links.get(id) ?? null,
    links: (boardId) => [...links.values()].filter((link) => link.boardId === boardId).toSorted(byTime('createdAt')),
    revokeLink(boardId, linkId, at) {
      const link = links.get(linkId)
      if (link?.boardId !== boardId) return false
      links.set(linkId, { ...link, revokedAt: link.revokedAt ?? at })
      removeWhere(tokens, (token) => token.boardId === boardId && token.linkId === linkId)
      return true
    },
    putActor: (actor) => whenKnown(actor.boardId, () => putActor(actor)),
    actor: (boardId, id) => actors.get(actorKey(boardId, id)) ?? null,
    actors: (boardId) => [...actors.values()].filter((actor) => actor.boardId === boardId).toSorted(byTime('joinedAt')),
    addToken: (token) =>
      whenKnown(token.boardId, () =>
        addOnce(tokens, hexOf(token.hash), { ...token, hash: new Uint8Array(token.hash) }),
      ),
    token: (hash) => tokens.get(hexOf(hash)) ?? null,
    removeExpiredTokens: (until) => removeWhere(tokens, (token) => token.expiresAt <= until),
  }
}

function addOnce<Row>(rows: Map<string, Row>, key: string, row: Row): void {
  refuseKnown(rows, key)
  rows.set(key, row)
}

function refuseKnown(rows: ReadonlyMap<string, unknown>, key: string): void {
  if (rows.has(key)) throw new Error('There is a row with this key already')
}

function removeWhere<Row>(rows: Map<string, Row>, isGone: (row: Row) => boolean): number {
  const sizeBefore = rows.size
  for (const [key, row] of rows) if (isGone(row)) rows.delete(key)
  return sizeBefore - rows.size
}

/** Oldest first; ties by id, so that the order is one. */
function byTime<Field extends string>(field: Field) {
  return (left: Timed<Field>, right: Timed<Field>): number =>
    left[field] - right[field] || (left.id < right.id ? -1 : left.id > right.id ? 1 : 0)
}

type Timed<Field extends string> = { readonly id: string } & { readonly [Key in Field]: number }

function actorKey(boardId: string, id: string): string {
  return `${boardId} ${id}`
}

function hexOf(bytes: Uint8Array): string {
  return Buffer.from(bytes).toString('hex')
}
