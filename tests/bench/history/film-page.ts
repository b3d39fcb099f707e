import { unpackLog } from './packed-log.ts'
import { measureFilm, type FilmMeasure } from './film-figures.ts'

// Runs in the browser: fetches the film and the log it came from, and measures when it is asked to.
const bytesOf = async (path: string): Promise<Uint8Array> => new Uint8Array(await (await fetch(path)).arrayBuffer())
const [file, log] = await Promise.all([bytesOf('/film'), bytesOf('/log')])
const entries = unpackLog(log)

// The bench finds it by this name.
Object.assign(globalThis, { measureFilm: (measure: FilmMeasure) => measureFilm(file, entries, measure) })
