import { existsSync, readdirSync, renameSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { filesUnder, fingerprint, readStamp, writeStamp } from './fingerprint.mjs'
import { root } from './paths.mjs'
import { say, sayWhile } from './say.mjs'
import { lastWords, runTool } from './tool.mjs'
import { troubleFrom } from './trouble.mjs'

const web = join(root, 'apps/web')
const dist = join(web, 'dist')
const next = join(web, 'dist.next')

/**
 * Builds the web app into apps/web/dist, unless that is what the sources say already.
 * @param {string} node
 */
export async function ensureWebBuild(node) {
  const wanted = fingerprint(webInputs())
  if (wanted === readStamp('web') && existsSync(join(dist, 'index.html'))) return
  await sayWhile('building the web app', () => build(node))
  writeStamp('web', wanted)
}

/** Everything the build can depend on; tests are not part of it. */
function webInputs() {
  const packages = readdirSync(join(root, 'packages')).filter((name) => existsSync(join(root, 'packages', name, 'src')))
  const sources = ['apps/web', ...packages.map((name) => `packages/${name}/src`)].flatMap(filesUnder)
  return ['pnpm-lock.yaml', 'tsconfig.json', ...sources].filter((path) => !/\.test\.tsx?$/.test(path))
}

/**
 * Builds beside the present one and swaps, so that a stopped build never leaves half a web app to be served.
 * @param {string} node
 */
async function build(node) {
  const vite = join(web, 'node_modules/vite/bin/vite.js')
  const args = [vite, 'build', '--outDir', next, '--emptyOutDir', '--logLevel', 'warn']
  const { code, output } = await runTool(node, args, { cwd: web, env: { NODE_ENV: 'production' } })
  if (code !== 0) {
    rmSync(next, { recursive: true, force: true })
    say(`vite build failed:\n${lastWords(output)}`)
    throw troubleFrom(output, 'The web app could not be built: the lines above say why.')
  }
  rmSync(dist, { recursive: true, force: true })
  renameSync(next, dist)
}
