/** The board a room belongs to: `<boardId>`, `<boardId>.process`, `<boardId>.private.<actorId>`, each perhaps `~<generation>`. */
export function boardOfRoom(room: string): string {
  const end = room.search(/[.~]/)
  return end < 0 ? room : room.slice(0, end)
}
