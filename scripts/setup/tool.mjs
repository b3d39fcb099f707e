import { spawn } from 'node:child_process'
import { constants } from 'node:os'
import { root } from './paths.mjs'
import { Trouble } from './trouble.mjs'

/** @typedef {{ code: number | null, output: string, missing: boolean }} ToolResult */

/**
 * Runs a tool to its end and keeps what it says. A signal to us goes on to the tool, and we end as it asks.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv }} [options]
 * @returns {Promise<ToolResult>}
 */
export async function runTool(command, args, options = {}) {
  const child = spawn(command, args, {
    cwd: options.cwd ?? root,
    env: { ...process.env, NO_COLOR: '1', FORCE_COLOR: undefined, ...options.env },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const chunks = /** @type {string[]} */ ([])
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (chunk) => chunks.push(chunk))
  }
  let interruptedBy = /** @type {NodeJS.Signals | undefined} */ (undefined)
  const passOn = (/** @type {NodeJS.Signals} */ signal) => {
    interruptedBy = signal
    child.kill(signal)
  }
  process.on('SIGINT', passOn).on('SIGTERM', passOn)
  try {
    const result = await ending(child, chunks)
    if (interruptedBy) throw new Trouble('', 128 + constants.signals[interruptedBy])
    return result
  } finally {
    process.off('SIGINT', passOn).off('SIGTERM', passOn)
  }
}

/**
 * The last lines of an output, indented, to be shown above the sentence that sums them up.
 * @param {string} output
 */
export function lastWords(output) {
  const lines = output.trim().split('\n').slice(-25)
  return lines.map((line) => `    ${line}`).join('\n')
}

/**
 * @param {import('node:child_process').ChildProcess} child
 * @param {readonly string[]} chunks
 * @returns {Promise<ToolResult>}
 */
function ending(child, chunks) {
  return new Promise((resolve) => {
    child.once('error', (error) =>
      resolve({ code: null, output: error.message, missing: 'code' in error && error.code === 'ENOENT' }),
    )
    child.once('close', (code) => resolve({ code, output: chunks.join(''), missing: false }))
  })
}
