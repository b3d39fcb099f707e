import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { root } from './paths.mjs'
import { Trouble } from './trouble.mjs'

/** One Ctrl-C may reach us twice, from the terminal and from npm; within this time it counts once. */
const sameSignalMs = 1_000
const lookForParentEveryMs = 250

/**
 * Runs a Node program in our place: its words are ours, our signals are its, and its exit code becomes ours.
 * With `ownGroup` a Ctrl-C reaches it through us only, so that it is asked to stop once; it ends when we are killed.
 * @param {string} node
 * @param {readonly string[]} args
 * @param {{ ownGroup: boolean }} options
 * @returns {Promise<number>}
 */
export function runToTheEnd(node, args, { ownGroup }) {
  const leash = ['--import', pathToFileURL(join(root, 'scripts/setup/leash.mjs')).href]
  const child = spawn(node, ownGroup ? [...leash, ...args] : args, {
    cwd: root,
    stdio: ownGroup ? ['inherit', 'inherit', 'inherit', 'pipe'] : 'inherit',
    detached: ownGroup && process.platform !== 'win32',
  })
  const stopPassing = passSignalsTo(child)
  return new Promise((resolve, reject) => {
    child.once('error', (error) => reject(new Trouble(`Could not run ${node}: ${error.message}.`)))
    child.once('exit', (code, signal) => {
      stopPassing()
      resolve(signal ? 128 + constants.signals[signal] : (code ?? 1))
    })
  })
}

/** @param {import('node:child_process').ChildProcess} child */
function passSignalsTo(child) {
  let lastAt = Number.NEGATIVE_INFINITY
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    const now = performance.now()
    // A terminal that went away asks for a clean stop like anybody else.
    if (now - lastAt > sameSignalMs) child.kill(signal === 'SIGHUP' ? 'SIGTERM' : signal)
    lastAt = now
  }
  process.on('SIGINT', passOn).on('SIGTERM', passOn).on('SIGHUP', passOn)
  const stopWatching = watchParent(() => passOn('SIGTERM'))
  return () => {
    process.off('SIGINT', passOn).off('SIGTERM', passOn).off('SIGHUP', passOn)
    stopWatching()
  }
}

/**
 * npm that is killed outright cannot tell us; then we have got another parent. Started without npm we may outlive ours.
 * @param {() => void} onGone
 */
function watchParent(onGone) {
  if (process.env['npm_lifecycle_event'] === undefined) return () => {}
  const parent = process.ppid
  const timer = setInterval(() => {
    if (process.ppid === parent) return
    clearInterval(timer)
    onGone()
  }, lookForParentEveryMs)
  return () => clearInterval(timer)
}
