import { openStoreReader } from '@samtavle/storage'
import { resolve } from 'node:path'
import { checkStore, sumOf } from './check-store.ts'
import type { Command } from './command.ts'

/** Checks every row, link and snapshot, also while a relay runs. */
export const verifyCommand: Command = {
  usage: '[--file <backup>]',
  help: 'Checks every checksum, every link of the chain and every snapshot, and names each damaged row.',
  options: { file: { type: 'string' } },
  arguments: 0,
  async run({ options, folder, store, print, complain }) {
    const path = typeof options['file'] === 'string' ? resolve(folder, options['file']) : store
    const reader = openStoreReader(path)
    try {
      const report = checkStore(reader)
      for (const fault of report.faults) complain(fault)
      for (const note of report.notes) print(note)
      print(sumOf(report))
      if (report.faults.length > 0) complain('What is damaged can be mended from a backup: samtavle repair <backup>')
      return report.faults.length === 0 ? 0 : 1
    } finally {
      reader.close()
    }
  },
}
