import { systemClock } from '@samtavle/base'
import { isStoreInUse, openStoreReader, syncFile, type StoreReader } from '@samtavle/storage'
import { existsSync, rmSync, statfsSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import process from 'node:process'
import { checkStore, sumOf } from './check-store.ts'
import type { Command, CommandCall } from './command.ts'
import { holderOf } from './lock-holder.ts'

/** What one look found: `bad` keeps a relay from doing its work, `odd` is worth knowing. */
interface Finding {
  readonly state: 'good' | 'odd' | 'bad'
  readonly sentence: string
}

/** Looks at everything a relay depends on and says what is wrong and what to do. */
export const doctorCommand: Command = {
  usage: '',
  help: 'Looks at settings, Node, disk, rights, clock, lock, log and store, and says what is wrong and what to do.',
  options: {},
  arguments: 0,
  async run(call) {
    const findings = [
      ...lookAtNode(),
      good(`The settings make sense; boards are kept in ${call.config.dataDir}.`),
      ...lookAtFolder(call.config.dataDir),
      ...lookAtStore(call),
    ]
    for (const { state, sentence } of findings)
      (state === 'bad' ? call.complain : call.print)(`${marks[state]} ${sentence}`)
    return findings.some(({ state }) => state === 'bad') ? 1 : 0
  },
}

const marks: Readonly<Record<Finding['state'], string>> = { good: 'ok  ', odd: 'note', bad: 'BAD ' }
const good = (sentence: string): Finding => ({ state: 'good', sentence })
const odd = (sentence: string): Finding => ({ state: 'odd', sentence })
const bad = (sentence: string): Finding => ({ state: 'bad', sentence })

const neededNode = 24

function lookAtNode(): readonly Finding[] {
  const major = Number.parseInt(process.versions.node, 10)
  return major >= neededNode
    ? [good(`Node ${process.version} will do.`)]
    : [bad(`Node ${process.version} is too old: run version ${neededNode} or newer.`)]
}

const mib = 1024 * 1024
/** A workshop of two hours writes some 20 MB. */
const scarceMib = 500
const nothingLeftMib = 50

function lookAtFolder(folder: string): readonly Finding[] {
  if (!existsSync(folder)) return [odd(`The folder ${folder} is not there yet; the relay makes it at its first start.`)]
  const stats = statfsSync(folder)
  const freeMib = Math.floor((stats.bavail * stats.bsize) / mib)
  const space = `${freeMib} MB are free on the disk of ${folder}`
  const spaceFinding =
    freeMib < nothingLeftMib
      ? bad(`${space}: boards turn read-only when it is full. Make room now.`)
      : freeMib < scarceMib
        ? odd(`${space}: make room before the next workshop.`)
        : good(`${space}.`)
  const isOpenToAll = process.platform !== 'win32' && (statSync(folder).mode & 0o002) !== 0
  const rights = isOpenToAll ? [odd(`Everybody on this machine may write in ${folder}: chmod o-w it.`)] : []
  return [spaceFinding, ...rights, lookAtSync(folder)]
}

/** Writes and syncs a file, and looks whether disk and process agree on what time it is. */
function lookAtSync(folder: string): Finding {
  const path = join(folder, '.doctor')
  try {
    writeFileSync(path, 'Written by samtavle doctor; may be removed.\n', { mode: 0o600 })
    syncFile(path)
    syncFile(folder)
    return good('The disk takes writes and makes them durable.')
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    return bad(`Nothing can be kept in ${folder}: ${reason}. Make it writable for the user who runs the relay.`)
  } finally {
    rmSync(path, { force: true })
  }
}

function lookAtStore({ store }: CommandCall): readonly Finding[] {
  if (!existsSync(store)) return [good('There is no store yet; the relay makes one at its first start.')]
  const { mode, size } = statSync(store)
  const isReadable = process.platform !== 'win32' && (mode & 0o077) !== 0
  const rights = isReadable ? [odd(`Others on this machine may read ${store}: chmod 600 it.`)] : []
  try {
    const reader = openStoreReader(store)
    try {
      return [...lookAtLock(store), ...rights, lookAtLog(store, size), lookAtClock(reader), ...lookAtEntries(reader)]
    } finally {
      reader.close()
    }
  } catch (error) {
    return [...rights, bad(error instanceof Error ? error.message : String(error))]
  }
}

function lookAtLock(store: string): readonly Finding[] {
  if (!isStoreInUse(store)) return [good('No relay is using the store.')]
  const holder = holderOf(`${store}.lock`)
  return [good(holder === null ? 'A relay is using the store.' : `A relay is using the store: process ${holder}.`)]
}

/** The log is cut back to 16 MB when nobody reads; much more means that something has kept it open for long. */
const longLogMib = 64

function lookAtLog(store: string, size: number): Finding {
  const log = existsSync(`${store}-wal`) ? statSync(`${store}-wal`).size : 0
  const sizes = `The store has ${toMib(size)} MB, and its write-ahead log ${toMib(log)} MB`
  return log > longLogMib * mib
    ? odd(`${sizes}: some program keeps the store open for reading; end it, or restart the relay.`)
    : good(`${sizes}.`)
}

/** A clock this far behind the last entry was set back, or was ahead. */
const clockPatienceMs = 5 * 60_000

function lookAtClock(reader: StoreReader): Finding {
  const now = systemClock.now()
  const last = reader.lastWrittenAt()
  if (last === null || last <= now + clockPatienceMs) return good(`The clock says ${new Date(now).toISOString()}.`)
  return bad(
    `The clock says ${new Date(now).toISOString()}, and the last entry was written at ${new Date(last).toISOString()}: set the clock.`,
  )
}

function lookAtEntries(reader: StoreReader): readonly Finding[] {
  const report = checkStore(reader)
  const faults = report.faults.map(bad)
  const notes = report.notes.map(odd)
  const advice = faults.length > 0 ? [bad('Stop the relay and run: samtavle repair <backup>')] : []
  return [...faults, ...notes, ...advice, ...(faults.length === 0 ? [good(sumOf(report))] : [])]
}

function toMib(bytes: number): string {
  return (bytes / mib).toFixed(1)
}
