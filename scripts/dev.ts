// `pnpm dev`: the relay, started again when its files change, and the web app with hot reload in front of it.
import { spawn } from 'node:child_process'
import { join } from 'node:path'
import { createRestartingProgram } from './restarting-program.ts'
import { root } from './setup/paths.mjs'
import { say } from './setup/say.mjs'

const webPort = portFrom('PORT', 4400)
const relayPort = portFrom('RELAY_PORT', webPort + 1)
const relayUrl = `http://127.0.0.1:${relayPort}`

const relay = createRestartingProgram({
  args: ['apps/relay/src/main.ts'],
  cwd: root,
  env: { ...process.env, PORT: String(relayPort), HOST: '127.0.0.1' },
  folders: ['apps/relay/src', 'packages'].map((folder) => join(root, folder)),
  say,
})
const vite = ['node_modules/vite/bin/vite.js', '--port', String(webPort), '--strictPort']
const web = spawn(process.execPath, [...vite, '--host', process.env['HOST'] ?? '127.0.0.1'], {
  cwd: join(root, 'apps/web'),
  env: { ...process.env, RELAY_URL: relayUrl },
  stdio: ['ignore', 'inherit', 'inherit'],
})
say(`open http://localhost:${webPort} once Vite is ready; the relay itself is at ${relayUrl}`)

let isStopping = false
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, () => void stopBoth())
web.once('exit', () => void stopBoth())

/** In a terminal both have got the same Ctrl-C as we; whoever comes twice is only hurried. */
async function stopBoth(): Promise<void> {
  if (isStopping) return
  isStopping = true
  web.kill('SIGTERM')
  await relay.close()
  process.exit(0)
}

function portFrom(name: string, otherwise: number): number {
  const port = Number(process.env[name] ?? otherwise)
  if (Number.isInteger(port) && port > 0 && port < 65_536) return port
  say(`${name} must be a port number between 1 and 65535.`)
  process.exit(1)
}
