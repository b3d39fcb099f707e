import { spawn } from 'node:child_process'
import { fileURLToPath } from 'node:url'

const root = fileURLToPath(new URL('../../..', import.meta.url))

/** Builds the app as it is now: figures of a build that lay about would be of another one. Names are kept when they are to be read. */
export async function buildApp(
  say: (line: string) => void,
  { keepsNames }: { readonly keepsNames: boolean },
): Promise<void> {
  say('building the app')
  const build = spawn('pnpm', ['--filter', '@samtavle/web', 'build', ...(keepsNames ? ['--minify', 'false'] : [])], {
    cwd: root,
    stdio: ['ignore', 'ignore', 'inherit'],
  })
  const code = await new Promise<number | null>((done) => build.once('exit', (exit) => done(exit)))
  if (code !== 0) throw new Error('The app could not be built, so there is nothing to measure')
}
