import { systemClock, systemRandomBytes } from '@samtavle/base'
import { openSqliteStore, StoreOpenError } from '@samtavle/storage'
import { mkdir, statfs } from 'node:fs/promises'
import { join } from 'node:path'
import process from 'node:process'
import { fileURLToPath } from 'node:url'
import { parseConfig, type Config } from './config.ts'
import { letHelpersGiveWay } from './give-way.ts'
import { createLog } from './log.ts'
import { openPrivateKey } from './private-key.ts'
import { createRelay } from './relay.ts'

// Composition: the one place where a relay process is put together, started and stopped.

/** Whatever hangs, a deploy must not wait longer for us than this. */
const stopWithinMs = 4500

const webFolder = fileURLToPath(new URL('../../web/dist', import.meta.url))

async function run(config: Config): Promise<void> {
  letHelpersGiveWay()
  const log = createLog(config.logLevel)
  await mkdir(config.dataDir, { recursive: true })
  const privateKey = openPrivateKey(config.dataDir, systemRandomBytes)
  if (!privateKey.ok) return giveUp(privateKey.error)
  const store = await openSqliteStore({ path: join(config.dataDir, 'samtavle.db'), clock: systemClock })
  const relay = await createRelay({
    config,
    store,
    clock: systemClock,
    randomBytes: systemRandomBytes,
    privateKey: privateKey.value,
    log,
    webFolder,
    diskFreeBytes: () => freeBytesOf(config.dataDir),
  })
  let isStopping = false

  async function stop(): Promise<void> {
    if (isStopping) process.exit(1)
    isStopping = true
    systemClock.after(stopWithinMs, () => process.exit(0))
    await relay.close()
    await store.close()
    process.exit(0)
  }

  process.on('SIGTERM', () => void stop())
  process.on('SIGINT', () => void stop())
  const port = await relay.listen()
  const address = config.publicOrigins[0] ?? `http://localhost:${port}`
  process.stdout.write(`Samtavle is ready: ${address}\n`)
}

/** Space that an ordinary user may still take; null where the system cannot say. */
async function freeBytesOf(folder: string): Promise<number | null> {
  const facts = await statfs(folder).catch(() => null)
  return facts === null ? null : facts.bavail * facts.bsize
}

/** The one sentence that whoever starts the relay reads when it does not start. */
function sentenceFor(error: unknown, config: Config): string {
  if (error instanceof StoreOpenError) return error.message
  const code = error instanceof Error && 'code' in error ? error.code : undefined
  if (code === 'EADDRINUSE')
    return `Port ${config.port} is taken by another program: stop that one, or set PORT to another number.`
  if (code === 'EACCES' || code === 'EROFS' || code === 'ENOTDIR' || code === 'EEXIST') {
    return `DATA_DIR ${config.dataDir} cannot be written, or PORT ${config.port} needs more rights.`
  }
  if (code === 'EADDRNOTAVAIL' || code === 'ENOTFOUND') return `HOST ${config.host} is no address of this machine.`
  return `Samtavle could not start: ${error instanceof Error ? error.message : String(error)}`
}

function giveUp(sentence: string): void {
  process.stderr.write(`${sentence}\n`)
  process.exit(1)
}

const config = parseConfig(process.env)
if (config.ok) await run(config.value).catch((error: unknown) => giveUp(sentenceFor(error, config.value)))
else giveUp(config.error)
