import { spawn, type ChildProcess } from 'node:child_process'
import { watch } from 'node:fs'

/** What to run, and which folders make it run again when a file in them changes. */
export interface RestartingOptions {
  readonly args: readonly string[]
  readonly cwd: string
  readonly env: NodeJS.ProcessEnv
  readonly folders: readonly string[]
  readonly say: (line: string) => void
}

/** A Node program that is started again after changes. */
export interface RestartingProgram {
  /** Stops it for good; resolves when it is gone. */
  close(): Promise<void>
}

/** An editor writes several files at once, and some in several steps. */
const settleMs = 150

/**
 * Runs a Node program and restarts it when its sources change. Node's own `--watch` is no help here: it makes every worker
 * thread post messages of its own to the thread that started it, between those of the program.
 */
export function createRestartingProgram(options: RestartingOptions): RestartingProgram {
  let child: ChildProcess | undefined = start(options)
  let timer: NodeJS.Timeout | undefined
  let restarting = Promise.resolve()

  const onChange = (_: string, file: string | null): void => {
    if (file === null || /\.test\.tsx?$|(?:^|\/)[.~]|~$/.test(file)) return
    clearTimeout(timer)
    timer = setTimeout(() => {
      restarting = restarting.then(() => restart(file))
    }, settleMs)
  }
  const watchers = options.folders.map((folder) => watch(folder, { recursive: true }, onChange))

  async function restart(file: string): Promise<void> {
    options.say(`${file} changed: starting the relay again`)
    // At once: connections are not told goodbye over some seconds, and what was saved is on disk.
    await stop(child, 'SIGKILL')
    child = start(options)
  }

  return {
    async close() {
      clearTimeout(timer)
      for (const watcher of watchers) watcher.close()
      await restarting
      await stop(child, 'SIGTERM')
      child = undefined
    },
  }
}

function start({ args, cwd, env, say }: RestartingOptions): ChildProcess {
  const child = spawn(process.execPath, args, { cwd, env, stdio: 'inherit' })
  child.once('exit', (code) => {
    if (code !== 0 && code !== null) say(`the relay ended with exit code ${code}; waiting for a change`)
  })
  return child
}

function stop(child: ChildProcess | undefined, signal: NodeJS.Signals): Promise<void> {
  if (child === undefined || child.exitCode !== null || child.signalCode !== null) return Promise.resolve()
  return new Promise((resolve) => {
    child.once('exit', () => resolve())
    child.kill(signal)
  })
}
