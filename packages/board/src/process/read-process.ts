import { createWatchable, type Watchable } from '@samtavle/base'
import type * as Y from 'yjs'
import type { Mark } from '../document/facts.ts'
import { parseTime } from '../document/parse.ts'
import type { ActorId, ItemId } from '../document/schema.ts'
import { focusIn, type Focus } from './focus.ts'
import { hiddenItemsIn } from './hidden-items.ts'
import { inboxIn, type Inbox } from './inbox.ts'
import { processRootNames, type ProcessRootName } from './process-roots.ts'
import { roundsIn, type Round } from './round.ts'
import { setUpIn, type SetUp } from './set-up.ts'
import { stagePointerIn, stagesIn, type Stage, type StagePointer } from './stage.ts'
import { timerIn, type Timer } from './timer.ts'
import { toolDietIn, type DietTool } from './tool-diet.ts'
import { turnsIn, type Turns } from './turns.ts'

/** How a session runs, as plain frozen data. A part that did not change is the same object as before. */
export interface ProcessView {
  /** The steps, first to last. */
  readonly stages: readonly Stage[]
  /** Where the group is; it may name a step that is no longer there. */
  readonly pointer: StagePointer | null
  readonly timer: Timer | null
  /** Where everybody was last asked to look. */
  readonly focus: Focus | null
  /** What participants have in hand. */
  readonly tools: readonly DietTool[]
  /** What a facilitator has covered for all. */
  readonly hidden: ReadonlyMap<ItemId, Mark>
  readonly turns: Turns | null
  /** Where notes from phones wait for a place; null where they go to their zone at once. */
  readonly inbox: Inbox | null
  /** How the board was laid out when that was last remembered; null where it never was. */
  readonly setUp: SetUp | null
  /** Who runs the session, or has: they say so themselves, in a document that only facilitators write. */
  readonly facilitators: ReadonlySet<ActorId>
  /** Rounds of private writing, oldest first. */
  readonly rounds: readonly Round[]
}

/** A process document under the eye: its view, told once for each change. */
export interface ProcessReader {
  readonly view: Watchable<ProcessView>
  close(): void
}

type Parts = {
  readonly [Part in keyof ProcessView]: {
    readonly root: ProcessRootName
    readonly read: (doc: Y.Doc) => ProcessView[Part]
  }
}

/** Each part of the view, and the one root that it is read from. Each reads whatever stands there, and none throws. */
const parts: Parts = {
  stages: { root: 'stages', read: stagesIn },
  pointer: { root: 'stage', read: stagePointerIn },
  timer: { root: 'timer', read: timerIn },
  focus: { root: 'focus', read: focusIn },
  tools: { root: 'tools', read: toolDietIn },
  hidden: { root: 'hidden', read: hiddenItemsIn },
  turns: { root: 'turns', read: turnsIn },
  inbox: { root: 'inbox', read: inboxIn },
  setUp: { root: 'surface', read: setUpIn },
  facilitators: {
    root: 'facilitators',
    read: (doc) => facilitatorsIn(doc),
  },
  rounds: { root: 'rounds', read: roundsIn },
}

/** Reads a process document now. */
function processIn(doc: Y.Doc): ProcessView {
  const read = Object.entries(parts).map(([name, part]) => [name, part.read(doc)] as const)
  return Object.freeze(Object.fromEntries(read)) as unknown as ProcessView
}

/** Follows a process document; reading it writes nothing. */
export function readProcess(doc: Y.Doc): ProcessReader {
  const roots = new Map(processRootNames.map((name) => [name, doc.getMap<unknown>(name)]))
  const view = createWatchable(processIn(doc))
  const follow = ({ changed }: Y.Transaction): void => {
    const touched = new Set<unknown>(changed.keys())
    const news = Object.entries(parts).filter(([, { root }]) => touched.has(roots.get(root)))
    if (news.length === 0) return
    const read = news.map(([name, part]) => [name, part.read(doc)] as const)
    view.set(Object.freeze({ ...view.get(), ...Object.fromEntries(read) }))
  }
  doc.on('afterTransaction', follow)
  return { view, close: () => doc.off('afterTransaction', follow) }
}

/** The step that the group is at; null before the first, and when it was taken away. */
export function currentStage({ stages, pointer }: Pick<ProcessView, 'stages' | 'pointer'>): Stage | null {
  return stages.find(({ id }) => id === pointer?.id) ?? null
}

function facilitatorsIn(doc: Y.Doc): ReadonlySet<ActorId> {
  const stored = [...doc.getMap<unknown>('facilitators')]
  return new Set(stored.filter(([, at]) => parseTime(at) !== null).map(([id]) => id as ActorId))
}
