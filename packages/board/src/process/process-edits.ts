import { randomId, type Clock, type RandomBytes } from '@samtavle/base'
import type * as Y from 'yjs'
import type { Mark } from '../document/facts.ts'
import type { ActorId, ItemId } from '../document/schema.ts'
import { ordersAbove } from '../layout/order.ts'
import { nowKey } from './process-roots.ts'
import { inboxIn } from './inbox.ts'
import type { Focus } from './focus.ts'
import { writeSetUp, type SetUp } from './set-up.ts'
import { stagesIn, type Stage } from './stage.ts'
import { longestTimerMs, storedTimer, timeLeft, timerIn, type Timer } from './timer.ts'
import { dietKey, type DietTool } from './tool-diet.ts'
import { turnsIn, type Turn } from './turns.ts'
import { noteStageStart } from './walk.ts'

/** A step to be: what is left out is empty. */
export type NewStage = Partial<Pick<Stage, 'name' | 'instruction' | 'minutes' | 'guidance'>>

/** One with an id that says what belongs to it is known by that. */
export type AddedStage = NewStage & { readonly id?: string }

/** What a facilitator does to how the session runs. Each is one transaction; nothing of it touches what people wrote. */
export interface ProcessEdits {
  /** Adds steps after the last and tells their ids. */
  addStages(stages: readonly AddedStage[]): readonly string[]
  changeStage(id: string, change: NewStage): void
  /** Takes a step away; what was done in it stays. */
  removeStage(id: string): void
  /** Brings back a step as it was when it was taken away. */
  putBackStage(stage: Stage): void
  /** Has a step change places with the one before or after it. */
  moveStage(id: string, step: 1 | -1): void
  /** Takes the group to a step, onwards or back, and keeps when; null ends the walk. */
  goToStage(id: string | null): void
  /** Starts the timer anew, in milliseconds. */
  startTimer(totalMs: number): void
  pauseTimer(): void
  resumeTimer(): void
  /** Adds to the timer, also to one that has run out. */
  addTime(ms: number): void
  stopTimer(): void
  /** Asks everybody to look somewhere once, or along with me; null takes it back. */
  callTo(where: CallTo | null): void
  /** Leaves participants these tools; null the usual ones. */
  setTools(tools: readonly DietTool[] | null): void
  /** Covers items for all, or uncovers them. */
  hide(ids: readonly ItemId[]): void
  show(ids: readonly ItemId[]): void
  /** Begins a round of talk, or ends the one that goes on. */
  startTurns(order: readonly ActorId[]): void
  endTurns(): void
  /** Has notes from phones wait in an inbox; one that is open stays the same. */
  openInbox(): void
  /** Has them go to their zone again, also those that wait. */
  closeInbox(): void
  /** Remembers how the board is laid out, in place of what was remembered before. */
  rememberSetUp(items: SetUp['items']): void
  /** Says that I am a facilitator, once. */
  signIn(): void
  /** Notes that somebody has had their turn; null takes that back. */
  noteTurn(actor: ActorId, turn: Turn | null): void
}

/** A part of the board, in board units, or along with me. */
export type CallTo = Pick<Extract<Focus, { kind: 'here' }>, 'kind' | 'view'> | { readonly kind: 'along' }

/** What process edits need; `clock` tells the relay's time, which is what everybody's timer counts in. */
export interface ProcessEditsOptions {
  readonly doc: Y.Doc
  readonly actor: ActorId | null
  readonly clock: Pick<Clock, 'now'>
  readonly randomBytes: RandomBytes
}

/** What the edits of one facilitator share. */
interface Context extends ProcessEditsOptions {
  mark(): Mark
  /** Runs a change to one root as one transaction. */
  edit(root: string, change: (stored: Y.Map<unknown>) => void): void
}

/** Makes the writer of one facilitator. The relay takes it from nobody else. */
export function createProcessEdits(options: ProcessEditsOptions): ProcessEdits {
  const { doc, actor, clock } = options
  const origin = Object.freeze({ name: 'process' })
  const context: Context = {
    ...options,
    mark: () => ({ by: actor, at: clock.now() }),
    edit: (root, change) => doc.transact(() => change(doc.getMap<unknown>(root)), origin),
  }
  return {
    ...stageEdits(context),
    ...timerEdits(context),
    ...turnEdits(context),
    ...itemEdits(context),
    callTo: (where) => {
      context.edit('focus', (stored) => put(stored, nowKey, where === null ? null : { ...where, ...context.mark() }))
    },
    setTools: (tools) => context.edit('tools', (stored) => put(stored, dietKey, tools === null ? null : [...tools])),
    openInbox() {
      if (inboxIn(doc) !== null) return
      const id = randomId(options.randomBytes)
      context.edit('inbox', (stored) => put(stored, nowKey, { id, ...context.mark() }))
    },
    closeInbox: () => context.edit('inbox', (stored) => put(stored, nowKey, null)),
    rememberSetUp: (items) => context.edit('surface', (stored) => writeSetUp(stored, items, context.mark())),
    signIn() {
      if (actor !== null && !doc.getMap<unknown>('facilitators').has(actor)) {
        context.edit('facilitators', (stored) => put(stored, actor, clock.now()))
      }
    },
  }
}

function stageEdits({ doc, edit, mark, randomBytes }: Context) {
  const write = (stored: Y.Map<unknown>, id: string, change: NewStage & { readonly order?: string }): void => {
    for (const [part, value] of Object.entries(change)) {
      if (stored.get(`${id}/${part}`) !== value) put(stored, `${id}/${part}`, value === '' ? null : value)
    }
  }
  return {
    addStages(stages: readonly AddedStage[]) {
      const known = stagesIn(doc).map(({ order }) => order)
      const orders = ordersAbove(known, stages.length)
      const added = stages.map(({ id = randomId(randomBytes), ...stage }) => ({ id, stage }))
      edit('stages', (stored) =>
        added.forEach(({ id, stage }, index) => write(stored, id, { ...stage, order: orders[index] ?? '' })),
      )
      return added.map(({ id }) => id)
    },
    changeStage: (id: string, change: NewStage) => edit('stages', (stored) => write(stored, id, change)),
    removeStage(id: string) {
      edit('stages', (stored) =>
        ['name', 'instruction', 'minutes', 'guidance', 'order'].forEach((part) => stored.delete(`${id}/${part}`)),
      )
    },
    putBackStage: ({ id, ...stage }: Stage) => edit('stages', (stored) => write(stored, id, stage)),
    moveStage(id: string, step: 1 | -1) {
      const stages = stagesIn(doc)
      const from = stages.findIndex((stage) => stage.id === id)
      const moved = stages[from]
      const other = stages[from + step]
      if (moved === undefined || other === undefined) return
      edit('stages', (stored) => {
        write(stored, moved.id, { order: other.order })
        write(stored, other.id, { order: moved.order })
      })
    },
    goToStage: (id: string | null) =>
      edit('stage', (stored) => {
        const now = mark()
        const stage = stagesIn(doc).find((known) => known.id === id)
        if (stage !== undefined) noteStageStart(doc, randomId(randomBytes), { ...stage, ...now })
        put(stored, nowKey, id === null ? null : { id, ...now })
      }),
  }
}

function timerEdits({ doc, edit, mark, clock }: Context) {
  const write = (timer: Timer | null): void =>
    edit('timer', (stored) => put(stored, nowKey, timer === null ? null : storedTimer(timer)))
  const span = (ms: number): number => Math.min(longestTimerMs, Math.max(0, Math.round(ms)))
  const run = (totalMs: number, leftMs: number): void =>
    write({ ...mark(), state: 'running', totalMs: span(totalMs), endsAt: clock.now() + span(leftMs) })
  return {
    startTimer: (totalMs: number) => run(totalMs, totalMs),
    pauseTimer() {
      const timer = timerIn(doc)
      if (timer?.state !== 'running') return
      write({ ...mark(), state: 'paused', totalMs: timer.totalMs, leftMs: timeLeft(timer, clock.now()) })
    },
    resumeTimer() {
      const timer = timerIn(doc)
      if (timer?.state === 'paused') run(timer.totalMs, timer.leftMs)
    },
    addTime(ms: number) {
      const timer = timerIn(doc)
      if (timer === null) return
      const leftMs = timeLeft(timer, clock.now()) + ms
      if (timer.state === 'running') run(timer.totalMs + ms, leftMs)
      else write({ ...mark(), state: 'paused', totalMs: span(timer.totalMs + ms), leftMs: span(leftMs) })
    },
    stopTimer: () => write(null),
  }
}

function turnEdits({ doc, edit, mark, randomBytes }: Context) {
  return {
    startTurns: (order: readonly ActorId[]) =>
      edit('turns', (stored) => {
        // Who spoke in an earlier round is nobody's business any more.
        for (const key of [...stored.keys()]) stored.delete(key)
        stored.set(nowKey, { id: randomId(randomBytes), order: [...order], ...mark() })
      }),
    endTurns: () =>
      edit('turns', (stored) => {
        for (const key of [...stored.keys()]) stored.delete(key)
      }),
    noteTurn(actor: ActorId, turn: Turn | null) {
      const turns = turnsIn(doc)
      if (turns === null) return
      edit('turns', (stored) => put(stored, `${turns.id}/${actor}`, turn))
    },
  }
}

function itemEdits({ edit, mark }: Context) {
  const setAll = (ids: readonly ItemId[], isMarked: boolean): void =>
    edit('hidden', (stored) => ids.forEach((id) => put(stored, id, isMarked ? mark() : null)))
  return {
    hide: (ids: readonly ItemId[]) => setAll(ids, true),
    show: (ids: readonly ItemId[]) => setAll(ids, false),
  }
}

function put(stored: Y.Map<unknown>, key: string, value: unknown): void {
  if (value === null || value === undefined) stored.delete(key)
  else stored.set(key, value)
}
