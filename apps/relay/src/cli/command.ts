import type { Result } from '@samtavle/base'
import type { Config } from '../config.ts'

/** What a command says and knows; given from outside so that tests read what people would. */
export interface CommandContext {
  /** The settings a relay would be started with here, or the sentence that says what is wrong with them. */
  readonly config: Result<Config, string>
  /** Where relative paths of arguments begin. */
  readonly folder: string
  readonly print: (line: string) => void
  readonly complain: (line: string) => void
}

/** What a command is given once it is known to be called rightly. */
export interface CommandCall extends Omit<CommandContext, 'config'> {
  readonly config: Config
  /** The store file of the data folder. */
  readonly store: string
  readonly positionals: readonly string[]
  readonly options: Readonly<Record<string, string | boolean | undefined>>
}

/** How a command ended: 0 all is well, 1 something is wrong and was said, 2 it was not called rightly. */
export type ExitCode = 0 | 1 | 2

/** One thing that can be asked on the command line. */
export interface Command {
  /** The call after its name, as help shows it. */
  readonly usage: string
  /** One sentence. */
  readonly help: string
  readonly options: Readonly<Record<string, { readonly type: 'string' | 'boolean' }>>
  /** How many arguments it takes. */
  readonly arguments: number
  run(call: CommandCall): Promise<ExitCode>
}
