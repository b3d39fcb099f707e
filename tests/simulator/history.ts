import type { PlantedBug } from './bugs/planted-bug.ts'
import { contentDigest } from './checks/content-digest.ts'
import { checkJournal, checkReplicas, type Moment } from './checks/end-checks.ts'
import { createOwnClient } from './people/own-client.ts'
import type { Person, PersonOptions } from './people/person.ts'
import {
  createEagerPerson,
  createFacilitator,
  createForger,
  createStockPerson,
  createTrespasser,
  createUsurper,
} from './people/stock-people.ts'
import { drawPlan, type Deed, type Manner, type Plan } from './plan.ts'
import { openClientSocket } from './world/client-socket.ts'
import { readJournalFile } from './world/journal-file.ts'
import { formatRoomName, type RoomName } from '@samtavle/protocol'
import { bytesFrom, chanceFor, withSeededChance } from './world/seeded.ts'
import { silentTrace, type Trace } from './world/trace.ts'
import { boardId, createWorld, type World } from './world/world.ts'

/** What became of one history. */
export interface HistoryOutcome {
  readonly seed: number
  /** What was wrong, first things first; empty when nothing was. */
  readonly faults: readonly string[]
  /** Frames by which the relay had promised something: acks and what it showed to others. */
  readonly promises: number
  readonly rows: number
  /** Simulated milliseconds. */
  readonly lastedMs: number
}

export interface HistoryOptions {
  readonly seed: number
  readonly bug?: PlantedBug | null
  readonly trace?: Trace
  /** Only what a reboot brings to light is judged, and not yet the moment at which too much is promised. */
  readonly judgesRebootsOnly?: boolean
}

/** Everything has to be settled this long after the last trouble: longer than any retry, hold or timeout there is. */
const settleMs = 120_000
/** Whoever is settled has sent everything; what it was still to be sent arrives within this time. */
const quietMs = 3000
/** A crash that ends every history: what was settled has to be there without anybody's help. */
const lastDownMs = 50

/** Lives through the history of one seed. Histories of one process follow each other: they share its chance. */
export async function runHistory(options: HistoryOptions): Promise<HistoryOutcome> {
  return withSeededChance(chanceFor(options.seed, 'libraries'), () => liveThrough(options))
}

async function liveThrough(options: HistoryOptions): Promise<HistoryOutcome> {
  const { seed, bug = null, trace = silentTrace, judgesRebootsOnly = false } = options
  const plan = drawPlan(chanceFor(seed, 'plan'))
  const world = createWorld({ seed, bug, trace, judgesRebootsOnly, ...plan.settings })
  const { timeline, witness } = world
  const beganAt = timeline.now()
  const isOver = (): boolean => witness.faults.length > 0
  const moments: Moment[] = []
  world.start()
  await timeline.run(beganAt + settleMs, () => world.isListening() || isOver())
  const people = plan.people.map((manner, index) => bringIn(world, manner, { index, bug }))
  const startedAt = timeline.now()
  for (const deed of plan.deeds) timeline.after(deed.at, () => perform(world, deed, { people, moments }))
  await timeline.run(startedAt + (plan.deeds.at(-1)?.at ?? 0) + 1, isOver)
  await goAway(world, plan, people)
  await settle(world, people)
  if (!isOver()) await checkEnd(world, people, moments)
  return {
    seed,
    faults: witness.faults,
    promises: world.promisedFrames(),
    rows: readJournalFile(world.disk.journal.read()).entries.length,
    lastedMs: timeline.now() - beganAt,
  }
}

const makers: Readonly<Record<Manner, (options: PersonOptions) => Person>> = {
  own: createOwnClient,
  stock: createStockPerson,
  eager: createEagerPerson,
  trespasser: createTrespasser,
  forger: createForger,
  facilitator: createFacilitator,
  usurper: createUsurper,
  recluse: createStockPerson,
  'eager-recluse': createEagerPerson,
}

/** Whose devices those of the private room are. */
const recluse = 'actor-of-recluse-000'

/** The actor of a person, and the room they are in. */
function placeOf(manner: Manner, name: string): { readonly actor: string; readonly room: RoomName } {
  switch (manner) {
    case 'facilitator':
    case 'usurper':
      return { actor: `actor-of-${name}-000`, room: { kind: 'process', boardId } }
    case 'recluse':
    case 'eager-recluse':
      return { actor: recluse, room: { kind: 'private', boardId, actorId: recluse } }
    default:
      return { actor: `actor-of-${name}-000`, room: { kind: 'shared', boardId } }
  }
}

function bringIn(
  world: World,
  manner: Manner,
  { index, bug }: { readonly index: number; readonly bug: PlantedBug | null },
): Person {
  const { seed, timeline, network } = world
  const name = `${manner}-${index + 1}`
  const place = placeOf(manner, name)
  const witness = world.witnessOf(formatRoomName(place.room))
  let sockets = 0
  const person = makers[manner]({
    name,
    ...place,
    timeline,
    witness,
    chance: chanceFor(seed, name),
    randomBytes: bytesFrom(chanceFor(seed, `bytes of ${name}`)),
    openSocket() {
      sockets += 1
      const socket = openClientSocket(network, name)
      return bug?.clientSocket?.(socket, sockets === 1) ?? socket
    },
  })
  world.people.set(name, person)
  return person
}

interface Cast {
  readonly people: readonly Person[]
  readonly moments: Moment[]
}

function perform(world: World, deed: Deed, { people, moments }: Cast): void {
  const { timeline, network, disk } = world
  const person = 'who' in deed ? people[deed.who] : undefined
  switch (deed.type) {
    case 'act':
      return person?.act()
    case 'reload':
      return person?.reload()
    case 'cut':
      return network.cut(person?.name ?? '')
    case 'stall':
      network.stall(person?.name ?? '')
      return void timeline.after(deed.forMs, () => network.restore(person?.name ?? '', deed.isAlive))
    case 'crash':
      return world.crash(deed.downMs)
    case 'restart':
      return world.restart(deed.downMs)
    case 'worker-dies':
      return world.relay()?.harmWorker('die')
    case 'worker-hangs':
      return world.relay()?.harmWorker('hang')
    case 'snapshot-rots':
      return disk.rot()
    case 'moment':
      return void world.state(boardId).then((state) => {
        if (state !== null) moments.push({ seq: state.seq, digest: contentDigest(state.doc) })
      })
    case 'disk-full':
      disk.isFull = true
      return void timeline.after(deed.forMs, () => void (disk.isFull = false))
    case 'sync-fails':
      disk.willSyncFail = true
      return undefined
  }
}

/** Everybody's network is gone until the relay has let the board go; they write on meanwhile. */
async function goAway(
  { timeline, network, witness }: World,
  { awayMs }: Plan,
  people: readonly Person[],
): Promise<void> {
  if (awayMs === 0) return
  for (const { name } of people) network.stall(name)
  for (const person of people) timeline.after(awayMs / 2, person.act)
  await timeline.run(timeline.now() + awayMs, () => witness.faults.length > 0)
}

/** All trouble ends; people only listen until everything is where it belongs. */
async function settle(world: World, people: readonly Person[]): Promise<void> {
  const { timeline, network, disk, witness } = world
  const isOver = (): boolean => witness.faults.length > 0
  disk.isFull = false
  disk.willSyncFail = false
  for (const person of people) {
    network.restore(person.name, true)
    person.behave()
  }
  await timeline.run(timeline.now() + settleMs, () => isOver() || world.isListening())
  // A worker that was made to hang while its rooms rested is noticed by the next that is asked of it: here, and not after all is settled.
  // Whom an operator's restart overtakes is not answered, and need not be.
  for (const room of world.rooms()) if (!isOver()) await patiently(world, world.state(room))
  const isSettled = (): boolean => world.isListening() && people.every((person) => person.unsettled() === null)
  let quietSince = timeline.now()
  const isQuiet = (): boolean => {
    if (!isSettled()) quietSince = timeline.now()
    return timeline.now() - quietSince >= quietMs
  }
  await timeline.run(timeline.now() + settleMs, () => isOver() || isQuiet())
  if (isOver() || isSettled()) return
  for (const person of people) {
    const what = person.unsettled()
    if (what !== null) witness.fault(`${person.name} ${what} long after all trouble was over`)
  }
  if (!world.isListening()) witness.fault('the relay lets nobody in long after all trouble was over')
}

async function checkEnd(world: World, people: readonly Person[], moments: readonly Moment[]): Promise<void> {
  const { timeline, witness } = world
  const ends = new Map<string, string>()
  for (const room of world.rooms()) {
    const end = await through(world, world.state(room))
    if (end === null) return witness.fault(`the relay does not give ${room} in the end`)
    const guests = people.filter((person) => formatRoomName(person.room) === room)
    checkReplicas(witness, end.doc, guests)
    const store = world.relay()?.store
    const roomMoments = room === boardId ? moments : []
    if (store !== undefined)
      await through(world, checkJournal(world.witnessOf(room), { store, room, moments: roomMoments }))
    ends.set(room, contentDigest(end.doc))
  }
  if (witness.faults.length > 0) return
  world.crash(lastDownMs)
  await timeline.run(timeline.now() + settleMs, () => world.isListening() || witness.faults.length > 0)
  for (const [room, digest] of ends) {
    const again = await through(world, world.state(room))
    if (again === null || contentDigest(again.doc) !== digest)
      witness.fault(`after the last crash ${room} is another one`)
  }
}

/** Lets time pass until something is done; that it never is, is a fault. */
async function through<Value>(world: World, work: Promise<Value>): Promise<Value | null> {
  const result = await patiently(world, work)
  if (result === null) world.witness.fault('the relay does not answer')
  return result?.value ?? null
}

/** Lets time pass until something is done; null when it is not done in time. */
async function patiently<Value>({ timeline }: World, work: Promise<Value>): Promise<{ readonly value: Value } | null> {
  const done: { readonly value: Value }[] = []
  void work.then((value) => void done.push({ value }))
  // What is done already needs no time.
  await new Promise((resolve) => void setImmediate(resolve))
  await timeline.run(timeline.now() + settleMs, () => done.length > 0)
  return done[0] ?? null
}
