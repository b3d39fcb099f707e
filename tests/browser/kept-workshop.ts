import { systemRandomBytes } from '@samtavle/base'
import { createProcessEdits } from '@samtavle/board'
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'playwright-core'
import { Doc } from 'yjs'
import { launchChromium } from '../support/chromium.ts'
import { keepLog, type KeptBoard, type LogEntry } from '../support/kept-log.ts'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { fullWorkshop, playWorkshop } from '../support/workshop/workshop.ts'
import { workshopPeople } from '../support/workshop/workshop-people.ts'

/** A workshop that is over, kept by a relay that runs, with a browser to look at it. */
export interface KeptWorkshop {
  /** Entries of its journal, before anybody came to look. */
  readonly entries: number
  readonly people: ReturnType<typeof workshopPeople>
  readonly board: KeptBoard
  readonly relay: RunningRelay
  readonly browser: Browser
  /** Of the relay; a test may keep files there. */
  readonly dataDir: string
  close(): Promise<void>
}

/** The steps it went through, and how far into it each began, in milliseconds; to the first it came back. */
const stepsOfWorkshop = [
  { name: 'Ankomst', after: 20_000 },
  { name: 'Hvad <i>ser</i> vi?', after: 70_000 },
  { name: 'Ankomst', after: 150_000 },
] as const

/** Plays four minutes of a workshop of twelve, keeps them, and opens a relay and a browser. */
export async function keepWorkshop(): Promise<KeptWorkshop> {
  const entries = playWorkshop({ ...fullWorkshop, minutes: 4, people: 12 })
  const people = workshopPeople(entries)
  const dataDir = await mkdtemp(join(tmpdir(), 'samtavle-workshop-'))
  const process = walkFrom(entries[0]?.at ?? 0)
  const board = await keepLog({ dataDir, title: 'En havn for alle', entries, people, process })
  const [relay, browser] = await Promise.all([startRelay({ dataDir }), launchChromium()])
  return {
    entries: entries.length,
    people,
    board,
    relay,
    browser,
    dataDir,
    async close() {
      await browser.close()
      await relay.close()
      await rm(dataDir, { recursive: true, force: true })
    },
  }
}

/** The journal of the process room: a facilitator who plans the steps and takes the group from one to the next. */
function walkFrom(startedAt: number): readonly LogEntry[] {
  const doc = new Doc()
  const time = { now: startedAt }
  const entries: LogEntry[] = []
  doc.on('update', (bytes: Uint8Array) => entries.push({ at: time.now, actor: null, bytes }))
  const edits = createProcessEdits({ doc, actor: null, clock: { now: () => time.now }, randomBytes: systemRandomBytes })
  const names = [...new Set(stepsOfWorkshop.map(({ name }) => name))]
  const ids = edits.addStages(names.map((name) => ({ name })))
  for (const { name, after } of stepsOfWorkshop) {
    time.now = startedAt + after
    edits.goToStage(ids[names.indexOf(name)] ?? null)
  }
  return entries
}
