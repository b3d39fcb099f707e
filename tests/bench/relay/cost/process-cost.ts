import { execFileSync } from 'node:child_process'
import { existsSync, readdirSync, readFileSync, rmSync } from 'node:fs'
import { until } from '../../../support/until.ts'
import { memoryFile } from './memory-file.ts'

/** Linux counts process time in hundredths of a second whatever its kernel was built with (USER_HZ). */
const ticksPerSecond = 100
const hasProc = existsSync('/proc/self/stat')

/** CPU seconds used so far by a process with all its threads, and by its children. */
export function cpuSeconds(pid: number): number {
  return processTree(pid).reduce((sum, each) => sum + cpuSecondsOfOne(each), 0)
}

/** CPU seconds that went so far to anybody but this process and its children, also to neighbours of a virtual machine; null where the system does not say. */
export function cpuSecondsOfOthers(): number | null {
  if (!hasProc) return null
  const [line = ''] = readFileSync('/proc/stat', 'utf8').split('\n')
  const [user = 0, nice = 0, system = 0, , , interrupts = 0, softInterrupts = 0, stolen = 0] = line
    .split(/\s+/)
    .slice(1)
    .map(Number)
  const busy = user + nice + system + interrupts + softInterrupts + stolen
  return busy / ticksPerSecond - cpuSeconds(process.pid)
}

/**
 * Bytes that all threads of a process hold once they have collected their garbage: objects and buffers, not code, stacks
 * and pages that wait for use. Needs `collect-garbage-main.ts` loaded in it.
 */
export async function liveMemoryBytes(pid: number): Promise<number> {
  const file = memoryFile(pid)
  process.kill(pid, 'SIGUSR2')
  await until(() => existsSync(file), `process ${pid} has said how much memory it holds`)
  const bytes = Number(readFileSync(file, 'utf8'))
  rmSync(file)
  return bytes
}

function cpuSecondsOfOne(pid: number): number {
  if (!hasProc) return clockToSeconds(askPs(pid, 'time'))
  const fields = statFields(pid)
  return (Number(fields[11] ?? 0) + Number(fields[12] ?? 0)) / ticksPerSecond
}

/** A process and its descendants. */
function processTree(pid: number): number[] {
  const children = new Map<number, number[]>()
  for (const [child, parent] of parents()) {
    const siblings = children.get(parent)
    if (siblings === undefined) children.set(parent, [child])
    else siblings.push(child)
  }
  const found = [pid]
  for (const each of found) found.push(...(children.get(each) ?? []))
  return found
}

function parents(): (readonly [child: number, parent: number])[] {
  if (!hasProc) return askPsForParents()
  const pids = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map(Number)
  return pids.map((pid) => [pid, Number(statFields(pid)[1] ?? 0)] as const)
}

/** The fields of `/proc/<pid>/stat` from the state on; the name before them may hold spaces and brackets. */
function statFields(pid: number): string[] {
  try {
    const line = readFileSync(`/proc/${pid}/stat`, 'utf8')
    return line.slice(line.lastIndexOf(')') + 2).split(' ')
  } catch {
    return []
  }
}

function askPs(pid: number, what: string): string {
  return execFileSync('ps', ['-o', `${what}=`, '-p', String(pid)], { encoding: 'utf8' }).trim()
}

function askPsForParents(): (readonly [number, number])[] {
  const lines = execFileSync('ps', ['-A', '-o', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n')
  return lines.map((line) => {
    const [child, parent] = line.trim().split(/\s+/).map(Number)
    return [child ?? 0, parent ?? 0] as const
  })
}

/** `[[dd-]hh:]mm:ss.cc`, as ps prints time. */
function clockToSeconds(clock: string): number {
  return clock
    .replace('-', ':')
    .split(':')
    .reduce((sum, part, at, parts) => {
      const unit = [1, 60, 3600, 86_400][parts.length - 1 - at] ?? 0
      return sum + Number(part) * unit
    }, 0)
}
