import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { basename, join } from 'node:path'
import process from 'node:process'
import { systemClock } from '@samtavle/base'
import { foldEntries } from '@samtavle/history'
import type { Frame } from '@samtavle/protocol'
import { openSqliteStore } from '@samtavle/storage'
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { startRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join as joinBoard, makeBoard } from '../system/board-api.ts'
import { openBusyWriter } from '../system/busy-writer.ts'
import { openRawSocket, plainProtocols } from '../system/raw-socket.ts'
import { readDiskRecord, type DiskAct } from './disk-record.ts'
import { buildShim } from './failing-disk.ts'
import { mayLeaveOutCompiled } from '../support/compiler.ts'
import { createSimulatedDisk, type DiskImage } from './power-cut.ts'
import { randomFrom } from './random.ts'
import { createSentFrames } from './sent-frames.ts'

/** Disks rebuilt per run; a thousand from outside. */
const images = Number(process.env['SAMTAVLE_IMAGES'] ?? '60')
const seed = Number(process.env['SAMTAVLE_SEED'] ?? '1')

let folder: string

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'samtavle-power-'))
})

afterEach(() => rmSync(folder, { recursive: true }))

/** What a relay did to its disk and sent while people wrote, and how to tell whose acks are whose. */
interface Session {
  readonly acts: readonly DiskAct[]
  readonly boardId: string
  /** Keys in the order the one writer with acks sent them. */
  readonly keys: readonly string[]
}

describe.skipIf(mayLeaveOutCompiled())('a power cut at any moment', () => {
  test(
    `of ${images} disks as they would be just when the relay promises something, none lacks what was promised`,
    { timeout: 120_000 + images * 2000 },
    async () => {
      const session = await recordSession(withModule(logMovedOften))
      const { promises, lost } = await lossesIn(session, images)
      expect(lost).toEqual([])
      expect(movesOfLog(session)).toBeGreaterThan(1)
      // Otherwise nothing had been promised when the power went.
      expect(promises).toBeGreaterThan(images * 5)
    },
  )

  test(
    'caught: a relay whose log is not synced at each commit loses what it promised, and the same check notices',
    { timeout: 180_000 },
    async () => {
      const { lost } = await lossesIn(await recordSession(withModule(plantedFault)), 12)
      expect(lost.length).toBeGreaterThan(0)
    },
  )
})

/** A module that changes words of another one as it is loaded; it fails where they are not there. */
function changing(file: string, changes: readonly (readonly [words: string, into: string])[]): string {
  return `
import { registerHooks } from 'node:module'
registerHooks({
  load(url, context, next) {
    const loaded = next(url, context)
    if (!url.includes('${file}')) return loaded
    let source = String(loaded.source)
    for (const [words, into] of ${JSON.stringify(changes)}) {
      if (!source.includes(words)) throw new Error('${file} does not say “' + words + '” any more')
      source = source.replace(words, into)
    }
    return { ...loaded, source }
  },
})
`
}

const plantedFault = changing('/open-database.ts', [['synchronous = FULL', 'synchronous = NORMAL']])
/** So that the power also goes while the log is moved into the file, beside the thread that commits. */
const logMovedOften = changing('/reading-line.ts', [
  ['pagesBeforeStart = 64', 'pagesBeforeStart = 1'],
  ['pagesPerMove = 1000', 'pagesPerMove = 12'],
])

function withModule(source: string): Readonly<Record<string, string>> {
  const module = join(folder, 'module.mjs')
  writeFileSync(module, source)
  return { NODE_OPTIONS: `--import=${module}` }
}

async function recordSession(env: Readonly<Record<string, string>>): Promise<Session> {
  const dataDir = join(folder, 'data')
  const record = join(folder, 'record')
  mkdirSync(dataDir)
  const shim = { LD_PRELOAD: buildShim('recording-disk', folder), RECORDING_DISK: record, RECORDED_FOLDER: dataDir }
  const relay = await startRelay({ dataDir, env: { ...shim, ...env } })
  try {
    const board = await makeBoard(relay.origin)
    const { token } = await joinBoard(relay.origin, board, 'contribute')
    const { wsOrigin } = relay
    const witness = await openRawSocket({ wsOrigin, room: board.id, protocols: plainProtocols(token) })
    const writer = await openBusyWriter({ wsOrigin, room: board.id, token, name: 'w' })
    const keys = Array.from({ length: 240 }, (_, index) => `w/${index}`)
    for (let count = 0; count < keys.length; count += 12) {
      writer.writeSome(12)
      await until(() => writer.acked().length >= count + 6, 'acks are coming in')
    }
    await until(() => writer.acked().length === keys.length, 'everything is promised')
    await until(() => witness.doc.getMap('facts').size === keys.length, 'everything is seen')
    await relay.kill()
    return { acts: readDiskRecord(record), boardId: board.id, keys }
  } finally {
    await relay.close()
  }
}

/** How often pages were written into the file itself and synced there, between the first promise and the kill. */
function movesOfLog({ acts }: Session): number {
  const firstSending = acts.findIndex((act) => act.kind === 'send')
  return acts.slice(firstSending).filter((act) => act.kind === 'sync' && act.path.endsWith('/samtavle.db')).length
}

interface Losses {
  /** Promised keys looked for, in all images. */
  readonly promises: number
  readonly lost: readonly string[]
}

/** Follows the session and cuts the power at evenly spread moments at which something was being promised. */
async function lossesIn({ acts, boardId, keys }: Session, count: number): Promise<Losses> {
  const disk = createSimulatedDisk()
  const sent = createSentFrames()
  const random = randomFrom(seed)
  const promised = new Set<string>()
  const seen = new Doc()
  const moments = acts.filter((act) => act.kind === 'send').length
  const lost: string[] = []
  let promises = 0
  let made = 0
  let moment = 0
  const note = (frame: Frame): void => {
    if (frame.type === 'ack') for (const key of keys.slice(0, frame.count)) promised.add(key)
    if (frame.type === 'update' || frame.type === 'sync-step-2') applyUpdate(seen, frame.update)
  }
  for (const act of acts) {
    disk.follow(act)
    if (act.kind !== 'send') continue
    moment += 1
    for (const frame of sent.take(act.socket, act.bytes)) note(frame)
    for (const key of seen.getMap('facts').keys()) promised.add(key)
    if (promised.size === 0) continue
    // From the first promise on, as many images as are due at this moment.
    for (const due = Math.ceil((moment / moments) * count); made < due; made += 1) {
      const image = made % 2 === 0 ? disk.strict() : disk.lucky(random)
      const kept = await factsIn(image, boardId, `image-${made}`)
      promises += promised.size
      lost.push(...[...promised].filter((key) => !kept.has(key)).map((key) => `image ${made}: ${key}`))
    }
  }
  return { promises, lost }
}

/** Opens the disk as a restart would, and reads the journal alone. */
async function factsIn(image: DiskImage, boardId: string, name: string): Promise<ReadonlySet<string>> {
  const at = join(folder, name)
  mkdirSync(at)
  for (const [path, bytes] of image) writeFileSync(join(at, basename(path)), bytes)
  const store = await openSqliteStore({ path: join(at, 'samtavle.db'), clock: systemClock })
  try {
    const doc = foldEntries(await store.read(boardId))
    expect(await store.verify(boardId)).toEqual([])
    return new Set(doc.getMap('facts').keys())
  } finally {
    await store.close()
    rmSync(at, { recursive: true })
  }
}
