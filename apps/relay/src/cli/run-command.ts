import { StoreOpenError } from '@samtavle/storage'
import { join, resolve } from 'node:path'
import { parseArgs } from 'node:util'
import { backupCommand } from './backup.ts'
import type { Command, CommandContext, ExitCode } from './command.ts'
import { doctorCommand } from './doctor.ts'
import { eraseCommand } from './erase.ts'
import { playCommand } from './play.ts'
import { repairCommand } from './repair.ts'
import { restoreCommand } from './restore.ts'
import { verifyCommand } from './verify.ts'

const commands: ReadonlyMap<string, Command> = new Map([
  ['verify', verifyCommand],
  ['backup', backupCommand],
  ['restore', restoreCommand],
  ['repair', repairCommand],
  ['erase', eraseCommand],
  ['play', playCommand],
  ['doctor', doctorCommand],
])

/** Runs one call of the command line and says how it ended. */
export async function runCommand(args: readonly string[], context: CommandContext): Promise<ExitCode> {
  const [name = '', ...rest] = args
  const command = commands.get(name)
  if (command === undefined) return explain(name, context)
  const parsed = parse(command, rest)
  if (typeof parsed === 'string') return refuse(`${parsed} Call it as: samtavle ${name} ${command.usage}`, context)
  if (!context.config.ok) return refuse(context.config.error, context)
  const { values, positionals } = parsed
  const config = context.config.value
  const dataDir = typeof values['data'] === 'string' ? resolve(context.folder, values['data']) : config.dataDir
  try {
    const store = join(dataDir, 'samtavle.db')
    return await command.run({ ...context, config: { ...config, dataDir }, store, options: values, positionals })
  } catch (error) {
    context.complain(sentenceOf(error))
    return 1
  }
}

interface ParsedArgs {
  readonly values: Readonly<Record<string, string | boolean | undefined>>
  readonly positionals: readonly string[]
}

function parse(command: Command, args: readonly string[]): ParsedArgs | string {
  try {
    const options = { data: { type: 'string' as const }, ...command.options }
    const { values, positionals } = parseArgs({ args: [...args], options, allowPositionals: true, strict: true })
    if (positionals.length === command.arguments) return { values, positionals }
    return positionals.length < command.arguments ? 'Something is missing.' : 'That is too much.'
  } catch (error) {
    // Node says which option it does not know, in one sentence.
    return error instanceof Error ? `${error.message.split('. ')[0] ?? ''}.` : 'That cannot be understood.'
  }
}

function explain(name: string, context: CommandContext): ExitCode {
  const isAsked = name === '' || name === 'help' || name === '--help' || name === '-h'
  const say = isAsked ? context.print : context.complain
  if (!isAsked) say(`There is no command “${name}”.`)
  for (const [known, { usage, help }] of commands) say(`  samtavle ${known} ${usage}\n      ${help}`)
  say('  Every command takes --data <folder> for another data folder than DATA_DIR.')
  return isAsked ? 0 : 2
}

function refuse(sentence: string, context: CommandContext): ExitCode {
  context.complain(sentence)
  return 2
}

function sentenceOf(error: unknown): string {
  if (error instanceof StoreOpenError) return error.message
  return error instanceof Error ? `That did not work: ${error.message}` : String(error)
}
