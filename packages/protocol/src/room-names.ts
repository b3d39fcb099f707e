/** Which of a board's documents a room holds. Authority is split by document, because filtering inside one is unsound. */
export type RoomName =
  | { readonly kind: 'shared'; readonly boardId: string }
  | { readonly kind: 'process'; readonly boardId: string }
  | { readonly kind: 'private'; readonly boardId: string; readonly actorId: string }

const id = '[A-Za-z0-9_-]{12,64}'
const roomPattern = new RegExp(`^(?<boardId>${id})(?:\\.(?:(?<process>process)|private\\.(?<actorId>${id})))?$`)
const idPattern = new RegExp(`^${id}$`)

/** Whether a string can name a board, an actor or a link: 12 to 64 URL-safe characters. */
export function isId(value: string): boolean {
  return idPattern.test(value)
}

/** Reads `<boardId>`, `<boardId>.process` or `<boardId>.private.<actorId>`; null for anything else. */
export function parseRoomName(name: string): RoomName | null {
  const found = roomPattern.exec(name)?.groups
  const boardId = found?.['boardId']
  if (found === undefined || boardId === undefined) return null
  if (found['process'] !== undefined) return { kind: 'process', boardId }
  if (found['actorId'] !== undefined) return { kind: 'private', boardId, actorId: found['actorId'] }
  return { kind: 'shared', boardId }
}

/** Writes the name that `parseRoomName` reads. */
export function formatRoomName(room: RoomName): string {
  switch (room.kind) {
    case 'shared':
      return room.boardId
    case 'process':
      return `${room.boardId}.process`
    case 'private':
      return `${room.boardId}.private.${room.actorId}`
  }
}
