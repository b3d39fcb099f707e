// What `npm start` and `npm test` run. Plain JavaScript, because it must work on the Node that is there (20 or newer)
// before the Node that Samtavle is written for has been fetched.
import { join } from 'node:path'
import { ensureDependencies } from './setup/dependencies.mjs'
import { withLock } from './setup/lock.mjs'
import { runToTheEnd } from './setup/foreground.mjs'
import { toolchainFolder } from './setup/paths.mjs'
import { say } from './setup/say.mjs'
import { ensureNode } from './setup/toolchain.mjs'
import { isTrouble, Trouble } from './setup/trouble.mjs'
import { ensureWebBuild } from './setup/web-build.mjs'

/** @type {Record<string, (node: string, args: string[]) => Promise<number>>} */
const commands = {
  start: (node) => runToTheEnd(node, ['apps/relay/src/main.ts'], { ownGroup: true }),
  ...Object.fromEntries(
    ['verify', 'backup', 'restore', 'repair', 'erase', 'doctor', 'help'].map((name) => [
      name,
      (/** @type {string} */ node, /** @type {string[]} */ args) =>
        runToTheEnd(node, ['apps/relay/src/cli/main.ts', name, ...args], { ownGroup: false }),
    ]),
  ),
  test: (node, args) => runToTheEnd(node, ['scripts/test.ts', ...args], { ownGroup: false }),
}

try {
  const [name = '', ...args] = process.argv.slice(2)
  const command = commands[name]
  if (!command) throw new Trouble(`Say what to do: ${Object.keys(commands).join(' or ')}.`)
  // Programs are run in our folder; paths that people give begin where they stand.
  process.env['INIT_CWD'] ??= process.cwd()
  // Node keeps what it has compiled: every later start, and there are hundreds in a test run, takes two thirds of the work.
  process.env['NODE_COMPILE_CACHE'] ??= join(toolchainFolder, 'compiled')
  process.exitCode = await command(await setUp(name), args)
} catch (error) {
  if (!isTrouble(error)) throw error
  if (error.message) say(error.message)
  process.exitCode = error.exitCode
}

/** Makes everything current and returns the Node to run with; a second time it only looks. */
async function setUp(/** @type {string} */ name) {
  if (Number.parseInt(process.versions.node, 10) < 20) {
    throw new Trouble(
      `Samtavle needs Node 20 or newer to set itself up; this is ${process.version}: see https://nodejs.org.`,
    )
  }
  return withLock(async () => {
    const node = await ensureNode()
    await ensureDependencies(node)
    // Only who serves or tests the pages needs them.
    if (name === 'start' || name === 'test') await ensureWebBuild(node)
    return node
  })
}
