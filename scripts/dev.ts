// `pnpm dev`: the relay, restarted when its files change, and the web app with hot reload in front of it.
import { spawn, type ChildProcess } from 'node:child_process'
import { join } from 'node:path'
import { root } from './setup/paths.mjs'

const webPort = portFrom('PORT', 4400)
const relayPort = portFrom('RELAY_PORT', webPort + 1)
const relayOrigin = `http://127.0.0.1:${relayPort}`

const relay = start(root, ['--watch', '--watch-preserve-output', 'apps/relay/src/main.ts'], {
  PORT: String(relayPort),
  HOST: '127.0.0.1',
})
const web = start(
  join(root, 'apps/web'),
  [
    'node_modules/vite/bin/vite.js',
    '--port',
    String(webPort),
    '--strictPort',
    '--host',
    process.env['HOST'] ?? '127.0.0.1',
  ],
  { RELAY_URL: relayOrigin },
)
console.log(`Open http://localhost:${webPort} (the relay itself is at ${relayOrigin})`)

let stopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, stopBoth)
for (const child of [relay, web]) child.once('exit', stopBoth)

/** Whichever ends, ends both; in a terminal they have got the same Ctrl-C as we and are ending already. */
function stopBoth(): void {
  if (stopping) return
  stopping = true
  for (const child of [web, relay]) child.kill('SIGTERM')
}

function start(cwd: string, args: readonly string[], env: Readonly<Record<string, string>>): ChildProcess {
  return spawn(process.execPath, args, { cwd, env: { ...process.env, ...env }, stdio: 'inherit' })
}

function portFrom(name: string, otherwise: number): number {
  const port = Number(process.env[name] ?? otherwise)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  console.error(`${name} must be a port number between 1 and 65535.`)
  process.exit(1)
}
