import type * as Y from 'yjs'
import type { PulseRound } from './pulse.ts'
import { rootsOf } from './roots.ts'

/** Writes a pulse that was started or closed. Only the relay may: it alone has heard the answers, and has forgotten whose they are. */
export function writePulse(doc: Y.Doc, round: PulseRound): void {
  const { id, by, at, closedAt, tally } = round
  const stored = tally === null ? null : Object.fromEntries([...tally].map(([question, groups]) => [question, groups]))
  rootsOf(doc).pulses.set(id, { by, at, closedAt, tally: stored })
}
