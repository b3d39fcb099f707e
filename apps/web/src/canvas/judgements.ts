import { createListeners, type Clock, type Unsubscribe, type Watchable } from '@samtavle/base'
import type { BoardReader, ItemId, ItemView, StoredVotings, WholeItem } from '@samtavle/board'
import {
  agreementsOf,
  combinationsOf,
  groundingsOf,
  planGroundingsOf,
  standingOf,
  thicknessOf,
  type AgreementReading,
  type Grounding,
  type Standing,
  type Thickness,
} from '@samtavle/method'

/** What came of votings on an item; null where there is nothing to say. */
export interface Outcome {
  readonly dots: number | null
  readonly consent: 'integrated' | 'objected' | null
}

/** What the method says of one item; a part is null where it has nothing to say. */
export interface Judgement {
  /** How people stand on a card that one can hold. */
  readonly standing: Standing | null
  /** What a measure or a plan rests on. */
  readonly grounding: Grounding | null
  /** The sectors whose resources come together in it. */
  readonly combined: readonly string[]
  readonly agreement: AgreementReading | null
  /** Only while outcomes are shown. */
  readonly outcome: Outcome | null
}

/** The method's judgements on a board, kept up to date. A judgement stays the same object until it says something else. */
export interface Judgements {
  of(id: ItemId): Judgement
  /** How far along the axis the work is, and how much of it is firm; the same object until it says something else. */
  thickness(): Thickness
  /** Calls back with the items that are judged differently now. */
  watch(listener: (ids: readonly ItemId[]) => void): Unsubscribe
  /** Whether judging waits: while letters come, what follows from them for the whole board is looked at by nobody. */
  keepBack(isKeptBack: boolean): void
  close(): void
}

/** Judging reads the whole board, so changes may gather for a moment. */
const settleMs = 150
/** On a large board for longer, so that judging never takes more than this part of the time. */
const judgingPart = 0.05

/** Nothing to say. */
export const unjudged: Judgement = { standing: null, grounding: null, combined: [], agreement: null, outcome: null }

/** Judges a board and keeps doing so. Outcomes of votings are shown where `outcomes` says so, with rules that are fetched when there are any. */
export function createJudgements(board: BoardReader, clock: Clock, outcomes?: Watchable<boolean>): Judgements {
  const listeners = createListeners<[readonly ItemId[]]>()
  const seen = new Map<ItemId, ItemView>()
  let readOutcomes: ReadOutcomes | null = null
  const outcomesNow = (): Outcomes => (outcomes?.get() === true ? readOutcomes?.(board.votings()) : undefined) ?? none
  let judged = wholeOf(judging(board, none))
  let votings = board.votings()
  let sectors = board.view().sectors
  let isOutdated = false
  let cancel: (() => void) | null = null
  let waitMs = settleMs
  let isKept = false
  let isAsked = false
  for (const [id, item] of board.view().items) seen.set(id, item)

  const tell = (before: Judged): void => {
    const [was, is] = [before.byId, judged.byId]
    const ids = [...new Set([...was.keys(), ...is.keys()])].filter((id) => was.get(id) !== is.get(id))
    if (ids.length > 0) listeners.notify(ids)
  }
  /** Does one part after the other, each in a moment of its own: a hand may be down. */
  const goOn = (parts: Judging, spentMs: number): void => {
    const startedAt = clock.now()
    const part = parts.next()
    const spent = spentMs + clock.now() - startedAt
    if (part.done !== true) {
      cancel = clock.after(0, () => goOn(parts, spent))
      return
    }
    cancel = null
    waitMs = Math.max(settleMs, spent / judgingPart)
    const before = judged
    judged = part.value
    tell(before)
    // What changed on the way was not seen by all parts.
    if (isOutdated || board.view().sectors !== sectors || board.votings() !== votings) plan()
  }
  const judgeAnew = (): void => {
    cancel = null
    isAsked = isKept
    if (isKept) return
    if (!isOutdated && board.view().sectors === sectors && board.votings() === votings) return
    isOutdated = false
    ;({ sectors } = board.view())
    votings = board.votings()
    if (readOutcomes === null && votings.votings.size > 0) void fetchOutcomes()
    goOn(judging(board, outcomesNow(), judged), 0)
  }
  const showOutcomes = (): void => {
    isOutdated = true
    plan()
  }
  let isClosed = false
  async function fetchOutcomes(): Promise<void> {
    // Without them, on a line that broke, the board says the rest.
    const found = await import('./outcomes.ts').catch(() => null)
    if (found === null || isClosed) return
    readOutcomes = found.outcomesOf
    showOutcomes()
  }
  const plan = (): void => void (cancel ??= clock.after(waitMs, judgeAnew))
  const stops = [
    board.watchItems(({ added, changed, removed }) => {
      for (const id of [...added, ...changed, ...removed]) {
        const [before, now] = [seen.get(id), board.item(id)]
        if (matters(before, now)) isOutdated = true
        if (now === undefined) seen.delete(id)
        else seen.set(id, now)
      }
    }),
    // Also told when somebody's sector changes, which is in no item.
    board.watchView(plan),
    outcomes?.watch(showOutcomes) ?? (() => {}),
  ]
  if (votings.votings.size > 0) showOutcomes()
  return {
    of: (id) => judged.byId.get(id) ?? unjudged,
    thickness: () => judged.thickness,
    watch: listeners.add,
    keepBack(isKeptBack) {
      isKept = isKeptBack
      if (isAsked && !isKept) plan()
    },
    close() {
      isClosed = true
      stops.forEach((stop) => stop())
      cancel?.()
    },
  }
}

/** Whether a change of an item can change what the method says: words, looks and moves within a zone cannot. */
function matters(before: ItemView | undefined, now: ItemView | undefined): boolean {
  if (before?.state !== 'whole' || now?.state !== 'whole') return true
  if (before.zone !== now.zone || before.facts !== now.facts) return true
  if (before.ends?.as !== now.ends?.as) return true
  const isHeld = before.stands.size > 0 || now.stands.size > 0
  return isHeld && (before.text !== now.text || !isSameStands(before, now))
}

function isSameStands({ stands: before }: WholeItem, { stands: now }: WholeItem): boolean {
  return before.size === now.size && [...now].every(([actor, { at }]) => before.get(actor)?.at === at)
}

interface Judged {
  readonly byId: ReadonlyMap<ItemId, Judgement>
  readonly thickness: Thickness
}

type Judging = Iterator<void, Judged, void>
type Outcomes = ReadonlyMap<ItemId, Outcome>
type ReadOutcomes = (stored: StoredVotings) => Outcomes
const none: Outcomes = new Map()

/** Judges a board as it is now, part by part; what says the same as before stays the same object. */
function* judging(board: BoardReader, outcomes: Outcomes, before?: Judged): Generator<void, Judged, void> {
  const view = board.view()
  yield
  const measures = groundingsOf(view)
  yield
  const groundings = new Map([...measures, ...planGroundingsOf(view)])
  yield
  const combinations = combinationsOf(view)
  const agreements = agreementsOf(view)
  const thickness = kept(before?.thickness, thicknessOf(view, groundings))
  yield
  const found = new Map<ItemId, Judgement>()
  const add = (id: ItemId, part: Partial<Judgement>): void =>
    void found.set(id, { ...unjudged, ...found.get(id), ...part })
  for (const [id, item] of view.items) {
    const isCard = item.state === 'whole' && item.kind !== 'note' && item.kind !== 'link'
    if (isCard || (item.state === 'whole' && item.stands.size > 0)) add(id, { standing: standingOf(view, item) })
  }
  for (const [id, grounding] of groundings) add(id, { grounding })
  for (const { work, sectors } of combinations) add(work, { combined: sectors })
  for (const agreement of agreements) add(agreement.id, { agreement })
  for (const [id, outcome] of outcomes) if (view.items.has(id)) add(id, { outcome })
  yield
  const byId = new Map(Array.from(found, ([id, judgement]) => [id, kept(before?.byId.get(id), judgement)]))
  return { byId, thickness }
}

/** All parts at once, for a board that is opened. */
function wholeOf(parts: Judging): Judged {
  for (;;) {
    const part = parts.next()
    if (part.done === true) return part.value
  }
}

function kept<Said>(known: Said | undefined, said: Said): Said {
  return known !== undefined && isSame(known, said) ? known : said
}

/** Plain data and maps: the same when all their parts are, which is found out much quicker than by writing both down. */
function isSame(a: unknown, b: unknown): boolean {
  if (Object.is(a, b)) return true
  if (a instanceof Map && b instanceof Map) return isSame([...a], [...b])
  if (!isObject(a) || !isObject(b)) return false
  const keys = Object.keys(a)
  return keys.length === Object.keys(b).length && keys.every((key) => key in b && isSame(a[key], b[key]))
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null
}
