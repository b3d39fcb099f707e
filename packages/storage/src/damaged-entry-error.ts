/** What `read` rejects with when a row is not as it was written: names the room and the row, and nothing of its content. */
export class DamagedEntryError extends Error {
  readonly room: string
  readonly seq: number
  readonly damage: Damage

  constructor(room: string, seq: number, damage: Damage) {
    super(`Entry ${seq} of room ${room} ${sentences[damage]}`)
    this.name = 'DamagedEntryError'
    this.room = room
    this.seq = seq
    this.damage = damage
  }
}

/** What is wrong with a row. */
export type Damage = 'checksum' | 'chain' | 'missing'

const sentences: Readonly<Record<Damage, string>> = {
  checksum: 'does not match its checksum',
  chain: 'does not follow from the entry before it',
  missing: 'is missing',
}
