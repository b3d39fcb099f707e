import { existsSync, readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fingerprint, manifests, readStamp, writeStamp } from './fingerprint.mjs'
import { root } from './paths.mjs'
import { say, sayWhile } from './say.mjs'
import { lastWords, runTool } from './tool.mjs'
import { ensurePnpm } from './toolchain.mjs'
import { troubleFrom } from './trouble.mjs'

/**
 * Installs what pnpm-lock.yaml names, unless that has been done since it, a manifest or Node changed.
 * @param {string} node
 */
export async function ensureDependencies(node) {
  const { output: nodeVersion } = await runTool(node, ['--version'])
  const wanted = fingerprint(
    ['pnpm-lock.yaml', 'pnpm-workspace.yaml', ...manifests()],
    [nodeVersion, process.platform, process.arch],
  )
  if (wanted === readStamp('dependencies') && allInstalled()) return
  const [pnpm, ...pnpmArgs] = await ensurePnpm(node)
  await sayWhile('installing dependencies', () => install(pnpm, [...pnpmArgs, 'install', '--frozen-lockfile'], node))
  writeStamp('dependencies', wanted)
}

/**
 * @param {string} command
 * @param {readonly string[]} args
 * @param {string} node
 */
async function install(command, args, node) {
  // Install scripts must see the Node they install for; without CI pnpm may stop to ask a question nobody sees.
  const env = { PATH: `${dirname(node)}:${process.env['PATH']}`, CI: 'true' }
  const { code, output } = await runTool(command, args, { env })
  if (code === 0) return
  say(`pnpm install failed:\n${lastWords(output)}`)
  throw troubleFrom(output, 'pnpm could not install the dependencies: the lines above say why.')
}

/** Whether every manifest with dependencies has its folder; somebody may have deleted one. */
function allInstalled() {
  return manifests().every((path) => {
    const manifest = JSON.parse(readFileSync(join(root, path), 'utf8'))
    const hasAny = Object.keys({ ...manifest.dependencies, ...manifest.devDependencies }).length > 0
    return !hasAny || existsSync(join(root, dirname(path), 'node_modules'))
  })
}
