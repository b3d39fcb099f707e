import { backupStore, openStoreReader } from '@samtavle/storage'
import { dirname, join, resolve } from 'node:path'
import { backupKeyPath, copyPrivateKey, privateKeyName } from '../private-key.ts'
import { checkStore, sumOf } from './check-store.ts'
import type { Command } from './command.ts'

/** Copies the whole store into one file, also while a relay writes to it, and checks the copy. */
export const backupCommand: Command = {
  usage: '<file>',
  help: 'Writes a backup of all boards into a new file, also while a relay runs, and verifies it.',
  options: {},
  arguments: 1,
  async run({ positionals: [file = ''], folder, store, print, complain }) {
    const target = resolve(folder, file)
    backupStore(store, target)
    const reader = openStoreReader(target)
    try {
      const report = checkStore(reader)
      for (const fault of report.faults) complain(fault)
      print(`${target}: ${sumOf(report)}`)
      print(`Digest ${reader.digest()}`)
      if (copyPrivateKey(join(dirname(store), privateKeyName), backupKeyPath(target))) {
        print(`${backupKeyPath(target)}: the key to what people wrote and have not shown yet; keep it with the backup.`)
      }
      if (report.faults.length > 0) complain('The backup holds the faults of the store; keep an older one too.')
      return report.faults.length === 0 ? 0 : 1
    } finally {
      reader.close()
    }
  },
}
