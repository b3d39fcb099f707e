import { systemClock } from '@samtavle/base'
import { isStoreInUse, openStoreReader, restoreStoreFile } from '@samtavle/storage'
import { existsSync } from 'node:fs'
import { dirname, join, resolve } from 'node:path'
import { backupKeyPath, copyPrivateKey, privateKeyName } from '../private-key.ts'
import { checkStore, sumOf } from './check-store.ts'
import type { Command } from './command.ts'

/** Puts a backup in the place of the store. */
export const restoreCommand: Command = {
  usage: '<backup> [--overwrite]',
  help: 'Brings a backup back into the data folder; with --overwrite in the place of the store there, which is kept aside.',
  options: { overwrite: { type: 'boolean' } },
  arguments: 1,
  async run({ positionals: [file = ''], options, folder, store, print, complain }) {
    const backup = resolve(folder, file)
    if (existsSync(store) && options['overwrite'] !== true) {
      const use = isStoreInUse(store) ? ', and a relay is using it' : ''
      complain(`There is a store at ${store} already${use}: add --overwrite to put the backup in its place.`)
      return 1
    }
    const aside = existsSync(store)
      ? `${store}.before-${new Date(systemClock.now()).toISOString().replaceAll(':', '')}`
      : null
    restoreStoreFile({ backup, path: store, keepOldAs: aside })
    copyPrivateKey(backupKeyPath(backup), join(dirname(store), privateKeyName))
    const reader = openStoreReader(store)
    try {
      const report = checkStore(reader)
      for (const fault of report.faults) complain(fault)
      if (aside !== null) print(`What was there is kept as ${aside}; remove it when you need it no more.`)
      if (aside !== null)
        print(
          'What was written since the backup may still be on people’s devices: start with RECOVER_UNTIL to take it.',
        )
      print(`${store}: ${sumOf(report)}`)
      print(`Digest ${reader.digest()}`)
      return report.faults.length === 0 ? 0 : 1
    } finally {
      reader.close()
    }
  },
}
