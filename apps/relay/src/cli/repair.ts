import { repairStore, type RepairedEntry } from '@samtavle/storage'
import { resolve } from 'node:path'
import type { Command } from './command.ts'

const sentences: Readonly<Record<RepairedEntry['outcome'], string>> = {
  repaired: 'is repaired',
  lacking: 'is not whole in the backup either; try another one',
  foreign: 'is another one in the backup, which does not belong here',
}

/** Mends damaged rows from a backup. */
export const repairCommand: Command = {
  usage: '<backup>',
  help: 'Puts rows of a backup in the place of damaged or missing ones, where they fit. Stop the relay first.',
  options: {},
  arguments: 1,
  async run({ positionals: [file = ''], folder, store, print, complain }) {
    const entries = repairStore(store, resolve(folder, file))
    for (const { room, seq, outcome } of entries) {
      const say = outcome === 'repaired' ? print : complain
      say(`Entry ${seq} of room ${room} ${sentences[outcome]}.`)
    }
    const left = entries.filter(({ outcome }) => outcome !== 'repaired').length
    print(entries.length === 0 ? 'Nothing is damaged.' : `${entries.length - left} repaired, ${left} left.`)
    return left === 0 ? 0 : 1
  },
}
