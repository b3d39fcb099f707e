import { linkSync, mkdirSync, renameSync, rmSync, statSync, utimesSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { toolchainFolder } from './paths.mjs'
import { say } from './say.mjs'
import { Trouble, troubleFrom } from './trouble.mjs'

const lock = join(toolchainFolder, 'lock')
const own = `${lock}.${process.pid}`

/** A holder shows every second that it is alive; one that has not for ten was killed. */
const beatEveryMs = 1_000
const staleAfterMs = 10_000
const giveUpAfterMs = 15 * 60_000

/** @type {number | undefined} */
let takenInode

/**
 * Does work that two starts in one checkout must not do at once.
 * @template Result
 * @param {() => Promise<Result>} work
 */
export async function withLock(work) {
  makeFolder()
  await acquire()
  const beat = setInterval(() => touch(lock), beatEveryMs)
  process.once('exit', release)
  try {
    return await work()
  } finally {
    clearInterval(beat)
    process.off('exit', release)
    release()
  }
}

async function acquire() {
  writeFileSync(own, String(process.pid))
  try {
    for (let waitedMs = 0; !take(); waitedMs += 200) {
      if (waitedMs === 0) say('another start is setting up in this folder; waiting for it …')
      if (waitedMs > giveUpAfterMs)
        throw new Trouble(`Waited 15 minutes for another start: delete ${lock} if there is none.`)
      if (ageOf(lock) > staleAfterMs) clearStale()
      await pause(200)
    }
  } finally {
    rmSync(own, { force: true })
  }
}

/** Linking succeeds for one only, and never shows a lock that is not whole. */
function take() {
  touch(own)
  try {
    linkSync(own, lock)
    takenInode = inodeOf(lock)
    return true
  } catch {
    return false
  }
}

/** Puts a stale lock aside; if somebody took it over in the same moment, it is put back. */
function clearStale() {
  const aside = `${own}.stale`
  try {
    renameSync(lock, aside)
    if (ageOf(aside) <= staleAfterMs) linkSync(aside, lock)
  } catch {
    // Another waiter was faster; the next round sees what it left.
  } finally {
    rmSync(aside, { force: true })
  }
}

/** @param {string} path */
function ageOf(path) {
  try {
    return Date.now() - statSync(path).mtimeMs
  } catch {
    return 0
  }
}

/** @param {string} path */
function touch(path) {
  const now = new Date()
  try {
    utimesSync(path, now, now)
  } catch {
    // The folder may be deleted while we run; then there is nothing to keep fresh.
  }
}

/** Ours only: after a long sleep of the machine another start may have taken it over. */
function release() {
  if (inodeOf(lock) === takenInode) rmSync(lock, { force: true })
}

/** @param {string} path */
function inodeOf(path) {
  return statSync(path, { throwIfNoEntry: false })?.ino
}

function makeFolder() {
  try {
    mkdirSync(toolchainFolder, { recursive: true })
    writeFileSync(own, '')
  } catch (error) {
    throw troubleFrom(String(error), `Could not write in ${toolchainFolder}: ${String(error)}.`)
  }
}
