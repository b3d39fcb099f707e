import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { root, toolchainFolder } from './paths.mjs'
import { say, sayWhile } from './say.mjs'
import { lastWords, runTool } from './tool.mjs'
import { Trouble, troubleFrom } from './trouble.mjs'

/** The oldest Node that runs the relay's TypeScript as it is. */
const neededNodeMajor = 24
const neededPnpmMajor = 12

const platform = `${process.platform === 'win32' ? 'win' : process.platform}-${process.arch}`
const nodeProgram = process.platform === 'win32' ? 'bin/node.exe' : 'bin/node'

/** The Node to run with: this one if it is new enough, else the pinned one from npm. */
export async function ensureNode() {
  if (Number.parseInt(process.versions.node, 10) >= neededNodeMajor) return process.execPath
  const version = readFileSync(join(root, '.node-version'), 'utf8').trim()
  const folder = join(toolchainFolder, `node-${version}-${platform}`)
  const node = () => nodeIn(folder)
  if (node() === undefined) {
    await sayWhile(`fetching Node ${version} from npm`, () => fetchNode(version, folder))
  }
  const found = node()
  if (found === undefined) throw new Trouble(missingNode(version))
  return found
}

/**
 * How to call pnpm: the one on the path if it is of our major version, else the pinned one from npm.
 * @param {string} node
 * @returns {Promise<readonly [command: string, ...args: string[]]>}
 */
export async function ensurePnpm(node) {
  const onPath = await runTool('pnpm', ['--version'], { env: { COREPACK_ENABLE_NETWORK: '0' } })
  if (onPath.code === 0 && majorIn(onPath.output) === neededPnpmMajor) return ['pnpm']
  const version = pinnedPnpm()
  const folder = join(toolchainFolder, `pnpm-${version}-${platform}`)
  // Not the program beside it: that one is a placeholder until an install script has run, and those may be blocked.
  const entry = join(folder, 'node_modules/pnpm/bin/pnpm.mjs')
  if (!existsSync(entry)) {
    await sayWhile(`fetching pnpm ${version} from npm`, () => fetchPackage(`pnpm@${version}`, folder))
  }
  return [node, entry]
}

/**
 * First the package with the bare program, which needs no install script; then `node`, whose script picks one.
 * @param {string} version
 * @param {string} folder
 */
async function fetchNode(version, folder) {
  const bare = process.platform === 'darwin' && process.arch === 'arm64' ? `node-bin-${platform}` : `node-${platform}`
  try {
    await fetchPackage(`${bare}@${version}`, folder)
    if (await runs(nodeIn(folder))) return
  } catch (error) {
    if (!(error instanceof PackageUnknown)) throw error
  }
  rmSync(folder, { recursive: true, force: true })
  try {
    await fetchPackage(`node@${version}`, folder, ['--foreground-scripts', '--ignore-scripts=false'])
  } catch (error) {
    throw error instanceof PackageUnknown ? new Trouble(missingNode(version)) : error
  }
  if (await runs(nodeIn(folder))) return
  rmSync(folder, { recursive: true, force: true })
  throw new Trouble(missingNode(version))
}

/** The registry has no such package or version. */
class PackageUnknown extends Error {}

/**
 * Installs one package into a folder that appears only when it is whole.
 * @param {string} wanted
 * @param {string} folder
 * @param {readonly string[]} [extraArgs]
 */
async function fetchPackage(wanted, folder, extraArgs = ['--ignore-scripts']) {
  const partial = `${folder}.partial`
  rmSync(partial, { recursive: true, force: true })
  mkdirSync(partial, { recursive: true })
  // Its own manifest, so that npm does not take the one of the checkout for its project.
  writeFileSync(join(partial, 'package.json'), '{ "private": true }\n')
  const quietly = ['--no-audit', '--no-fund', '--no-package-lock', '--no-update-notifier', '--loglevel=warn']
  // npm waits over a minute before it believes that there is no network; somebody is watching.
  const briskly = [
    '--prefer-offline',
    '--fetch-retries=2',
    '--fetch-retry-mintimeout=1000',
    '--fetch-retry-maxtimeout=5000',
  ]
  const result = await runNpm(['install', '--prefix', partial, ...quietly, ...briskly, ...extraArgs, wanted], partial)
  if (result.missing) {
    throw new Trouble('npm was not found: install Node.js 20 or newer together with npm, then start again.')
  }
  // npm warns about a file that it could not unpack, and says that all is well.
  const isWhole = result.code === 0 && !/ENOSPC|TAR_ENTRY_ERROR/.test(result.output)
  if (isWhole) return renameSync(partial, folder)
  rmSync(partial, { recursive: true, force: true })
  if (/E404|ETARGET|EBADPLATFORM|notarget/.test(result.output)) throw new PackageUnknown(wanted)
  say(`npm could not install ${wanted}:\n${lastWords(result.output)}`)
  throw troubleFrom(result.output, `npm could not install ${wanted}: the lines above say why.`)
}

/**
 * The npm that started us, the one beside this Node, or the one on the path.
 * @param {readonly string[]} args
 * @param {string} cwd
 */
function runNpm(args, cwd) {
  const started = process.env['npm_execpath']
  const scripts = [
    started && /npm-cli\.c?js$/.test(started) ? started : '',
    join(dirname(process.execPath), '../lib/node_modules/npm/bin/npm-cli.js'),
    join(dirname(process.execPath), 'node_modules/npm/bin/npm-cli.js'),
  ]
  const script = scripts.find((path) => path !== '' && existsSync(path))
  return script ? runTool(process.execPath, [script, ...args], { cwd }) : runTool('npm', args, { cwd })
}

/**
 * The program in an installed package, whatever that package is called.
 * @param {string} folder
 */
function nodeIn(folder) {
  const modules = join(folder, 'node_modules')
  if (!existsSync(modules)) return undefined
  const names = readdirSync(modules).filter((name) => name === 'node' || name.startsWith('node-'))
  return names.map((name) => join(modules, name, nodeProgram)).find((path) => existsSync(path))
}

/** @param {string | undefined} node */
async function runs(node) {
  if (node === undefined) return false
  const { code, output } = await runTool(node, ['--version'])
  return code === 0 && majorIn(output.replace('v', '')) >= neededNodeMajor
}

/** @param {string} version */
function majorIn(version) {
  return Number.parseInt(version.trim(), 10)
}

function pinnedPnpm() {
  const { packageManager } = JSON.parse(readFileSync(join(root, 'package.json'), 'utf8'))
  return String(packageManager)
    .replace(/^pnpm@/, '')
    .replace(/\+.*$/, '')
}

/** @param {string} version */
function missingNode(version) {
  return `npm has no Node ${version} that runs on ${platform}: install Node ${neededNodeMajor} or newer from https://nodejs.org and start again.`
}
