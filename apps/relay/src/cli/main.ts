import process from 'node:process'
import { parseConfig } from '../config.ts'
import { runCommand } from './run-command.ts'

// The command line of whoever runs a relay: `samtavle verify|backup|restore|repair|erase|play|doctor`.

process.exitCode = await runCommand(process.argv.slice(2), {
  config: parseConfig(process.env),
  // npm runs us in its own folder and says where it was called.
  folder: process.env['INIT_CWD'] ?? process.cwd(),
  print: (line) => void process.stdout.write(`${line}\n`),
  complain: (line) => void process.stderr.write(`${line}\n`),
})
