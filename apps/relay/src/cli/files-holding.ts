import { readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

/** The files of a folder, and of those in it, that hold any of these bytes. */
export function filesHolding(folder: string, traces: readonly Buffer[]): readonly string[] {
  return readdirSync(folder).flatMap((name) => {
    const path = join(folder, name)
    if (statSync(path).isDirectory()) return filesHolding(path, traces)
    const bytes = readFileSync(path)
    return traces.some((trace) => bytes.includes(trace)) ? [path] : []
  })
}
