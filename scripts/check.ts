// `pnpm check`: every guard of the house. Quick enough to be run before each commit.
import { runGuards } from './run-guards.ts'

const verdicts = await runGuards()
process.exitCode = verdicts.every(({ passed }) => passed) ? 0 : 1
