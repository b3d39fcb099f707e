import fc from 'fast-check'
import * as Y from 'yjs'
import { checkUpdate } from '../src/gate.ts'
import { liveLimits, uploadLimits } from '../src/gate-limits.ts'
import { framesOf, honestWork, type HonestFrame, type HonestKind } from './honest-work.ts'

/** How many honest frames of each kind passed the gate. */
export interface HonestFigures {
  readonly frames: number
  readonly byKind: Readonly<Partial<Record<HonestKind, number>>>
}

/** How many frames to send, and from where in the row of all honest work that a seed determines. */
export interface HonestJob {
  readonly frames: number
  readonly seed: number
  /** For a test that needs a gate which errs. */
  readonly check?: typeof checkUpdate
}

const roots = { allowedRoots: ['items', 'texts'] }
const [live, upload] = [liveLimits(roots), uploadLimits(roots)]

/** Works between two looks at how many frames there were; each row of works begins with small ones. */
const worksPerRow = 150

/** What travels as the answer to a sync step 1, and is held to the limits of an upload; everything else is a live frame. */
const uploads: ReadonlySet<HonestKind> = new Set(['diff', 'heard', 'merged', 'whole', 'collected'])

/** Sends honest frames through the gate. Throws at the first that is refused or counted wrongly, with the least work that leads to one. */
export function sendHonest({ frames, seed, check = checkUpdate }: HonestJob): HonestFigures {
  const byKind: Partial<Record<HonestKind, number>> = {}
  let passed = 0
  const rowOf = fc.property(honestWork, (work) => {
    for (const frame of framesOf(work)) {
      if (passed === frames) return
      expectPassed(frame, check)
      passed += 1
      byKind[frame.kind] = (byKind[frame.kind] ?? 0) + 1
    }
  })
  for (let row = 0; passed < frames; row += 1) {
    fc.assert(rowOf, { seed: Math.imul(seed, 0x9e3779b1) + row, numRuns: worksPerRow })
  }
  return { frames: passed, byKind }
}

function expectPassed({ kind, update }: HonestFrame, check: typeof checkUpdate): void {
  const decoded = Y.decodeUpdate(update)
  const counted = {
    clients: new Set(decoded.structs.map((struct) => struct.id.client)).size,
    structs: decoded.structs.length,
    deleteRanges: [...decoded.ds.clients.values()].reduce((sum, ranges) => sum + ranges.length, 0),
  }
  const result = check(update, uploads.has(kind) ? upload : live)
  const about = `${kind} ${Buffer.from(update).toString('hex')}`
  if (!result.ok) throw new Error(`Refused as ${result.error.reason} at ${result.error.at}: ${about}`)
  for (const fact of ['clients', 'structs', 'deleteRanges'] as const) {
    if (result.value[fact] !== counted[fact]) throw new Error(`${fact} counted as ${result.value[fact]}: ${about}`)
  }
}
