import { systemClock } from '@samtavle/base'
import { openSqliteStore, openStoreReader, type StoreReader } from '@samtavle/storage'
import { existsSync } from 'node:fs'
import type { Command } from './command.ts'
import { filesHolding } from './files-holding.ts'

/** Erases a board for good, and looks for what is left of it. */
export const eraseCommand: Command = {
  usage: '<board id> --yes [--canary <words>]',
  help: 'Erases a board for good and proves that nothing of it is in any file of the data folder. Stop the relay first.',
  options: { yes: { type: 'boolean' }, canary: { type: 'string' } },
  arguments: 1,
  async run({ positionals: [board = ''], options, config, store, print, complain }) {
    const traces = existsSync(store) ? tracesOf(store, board) : null
    if (traces === null) {
      complain(`There is no board ${board} in ${store}.`)
      return 1
    }
    if (options['yes'] !== true) {
      complain(
        `Board ${board} would be gone for good, with its history: add --yes to erase it. Backups keep what they hold.`,
      )
      return 1
    }
    const opened = await openSqliteStore({ path: store, clock: systemClock })
    const erased = await opened.eraseBoard(board)
    await opened.close()
    if (!erased.ok) {
      complain(`Board ${board} could not be erased wholly (${erased.error}): mend that and erase it again.`)
      return 1
    }
    const words = typeof options['canary'] === 'string' ? [Buffer.from(options['canary'])] : []
    const holding = filesHolding(config.dataDir, [...traces, ...words])
    for (const path of holding) complain(`Something of the board is still in ${path}.`)
    if (holding.length === 0) {
      print(
        `Board ${board} is erased. ${traces.length + words.length} traces of it were looked for and are in no file of ${config.dataDir}.`,
      )
    }
    return holding.length === 0 ? 0 : 1
  },
}

/** Enough rows of every room to find a page that was passed over, few enough to look for quickly. */
const tracesPerRoom = 200

/** Bytes that stand for the board and for nothing else: its id and the checksums of its rows; null when there is no such board. */
function tracesOf(store: string, board: string): readonly Buffer[] | null {
  const reader = openStoreReader(store)
  try {
    if (!reader.boards().includes(board)) return null
    return [Buffer.from(board), ...reader.rooms(board).flatMap((room) => checksumsOf(reader, room))]
  } finally {
    reader.close()
  }
}

function checksumsOf(reader: StoreReader, room: string): readonly Buffer[] {
  const step = Math.max(1, Math.floor(reader.countEntries(room) / tracesPerRoom))
  const checksums: Buffer[] = []
  for (const { seq, checksum, bytes } of reader.entries(room)) {
    if (seq % step !== 0) continue
    checksums.push(Buffer.from(checksum))
    // Long enough to be nobody else's words, short enough to lie on one page of the file.
    if (bytes.length >= 24) checksums.push(Buffer.from(bytes.subarray(0, 64)))
  }
  return checksums
}
