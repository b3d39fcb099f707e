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
  const env = {
    // Install scripts must see the Node they install for.
    PATH: `${dirname(node)}:${process.env['PATH']}`,
    // Without it pnpm may stop to ask a question that nobody sees.
    CI: 'true',
    // pnpm tries for minutes before it believes that there is no network; somebody is watching.
    pnpm_config_fetch_retries: '2',
    pnpm_config_fetch_retry_mintimeout: '1000',
    pnpm_config_fetch_retry_maxtimeout: '5000',
  }
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
