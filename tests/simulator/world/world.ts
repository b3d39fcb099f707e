import { formatRoomName, type Limits } from '@samtavle/protocol'
import type { Access } from '@samtavle/relay'
import { applyUpdate, Doc } from 'yjs'
import type { BugTools, PlantedBug } from '../bugs/planted-bug.ts'
import { createWitness, relayItself, type Witness } from '../checks/witness.ts'
import type { Person } from '../people/person.ts'
import { createDisk, type Disk } from './disk.ts'
import { createNetwork, type Network, type WireEnd } from './network.ts'
import { startRelayProcess, type RelayProcess, type RelayProcessOptions } from './relay-process.ts'
import { bytesFrom, chanceFor } from './seeded.ts'
import { openSimulatedStore } from './simulated-store.ts'
import { createTimeline, type ProcessClock, type Timeline } from './timeline.ts'
import type { Trace } from './trace.ts'

/** The only board there is. */
export const boardId = 'board-0123456789'

/** Everything outside the product: time, network, disk, people, and the relay's processes one after another. */
export interface World {
  readonly seed: number
  readonly timeline: Timeline
  readonly network: Network
  readonly disk: Disk
  /** The witness of the shared room; its faults are those of every room. */
  readonly witness: Witness
  witnessOf(room: string): Witness
  /** The shared room, and every other that somebody is or was in. */
  rooms(): readonly string[]
  /** Frames by which the relay had promised something, in all rooms. */
  promisedFrames(): number
  /** People by name; they are let in by their names. */
  readonly people: Map<string, Person>
  /** The process that runs now; null while there is none. */
  relay(): RelayProcess | null
  /** Whether somebody would be let in now. */
  isListening(): boolean
  start(): void
  /** The power goes, and comes back. */
  crash(downMs: number): void
  /** A restart as an operator makes it. */
  restart(downMs: number): void
  /** The relay's own answer about a whole room, as a document; null while it cannot give one. */
  state(room: string): Promise<{ readonly seq: number; readonly doc: Doc } | null>
}

export interface WorldOptions {
  readonly seed: number
  readonly bug: PlantedBug | null
  readonly trace: Trace
  readonly entriesPerSnapshot: number
  readonly limits: Limits
  readonly judgesRebootsOnly: boolean
}

interface Running {
  readonly clock: ProcessClock
  readonly process: RelayProcess
}

/** A relay that cannot finish within this time is killed, as a service manager does. */
const stopPatienceMs = 5000
/** How long an operator takes to notice that the relay is not ready any more, and to start it again. */
const operatorMs = 1500
/** Opening a board may meet a worker that dies just then: somebody tries again. */
const openTries = 5
const openAgainMs = 700

/** Makes a world in which nothing has happened yet. */
export function createWorld(options: WorldOptions): World {
  const { seed, bug, trace } = options
  const timeline = createTimeline()
  const network = createNetwork({ clock: timeline, chance: chanceFor(seed, 'network'), trace })
  const disk = createDisk(timeline, chanceFor(seed, 'disk'))
  const faults: string[] = []
  const witnesses = new Map<string, Witness>()
  const witness = witnessOf(boardId)
  const people = new Map<string, Person>()
  const workerBytes = bytesFrom(chanceFor(seed, 'worker ids'))
  const relayChance = chanceFor(seed, 'relay')
  const bugChance = chanceFor(seed, 'bug')
  let running: Running | null = null
  let isListening = false
  let starts = 0

  function witnessOf(room: string): Witness {
    const known = witnesses.get(room)
    if (known !== undefined) return known
    const made = createWitness({ judgesAtOnce: !options.judgesRebootsOnly, faults })
    witnesses.set(room, made)
    return made
  }

  function start(): void {
    if (running !== null) return
    starts += 1
    trace(`start ${starts}`)
    const clock = timeline.process()
    const tools = toolsFor(clock)
    const store = openSimulatedStore({
      disk,
      clock,
      chance: chanceFor(seed, `store ${starts}`),
      onDurable: (entries) =>
        Map.groupBy(entries, ({ room }) => room).forEach((own, room) => witnessOf(room).durable(own)),
      onBroken: () => void clock.after(operatorMs, () => crash(operatorMs)),
      flaws: bug?.storeFlaws ?? {},
    })
    const process = startRelayProcess({
      clock,
      chance: relayChance,
      randomBytes: workerRandomBytes,
      serve: bug?.worker?.(tools) ?? ((ask, handle) => handle(ask)),
      store: bug?.store?.(store, tools) ?? store,
      entriesPerSnapshot: options.entriesPerSnapshot,
      limits: options.limits,
    })
    running = { clock, process }
    void welcome(running)
  }

  /** Looks at what is there before anybody who remembers more can come back. */
  async function welcome(started: Running): Promise<void> {
    if (starts === 1) await makeBoard(started.process)
    for (const room of [...witnesses.keys()]) {
      const found = await stateOf(started, room, openTries)
      if (running !== started) return
      if (found === null) return witness.fault(`after start ${starts} ${room} does not open`)
      witnessOf(room).checkPromises(found.doc, `after start ${starts}`)
    }
    isListening = true
    network.listen(accept)
  }

  async function makeBoard({ rooms }: RelayProcess): Promise<void> {
    await disk.records.addBoard({ id: boardId, title: 'A', language: 'en', createdAt: 1 }, [])
    const edit = {
      type: 'start-board',
      title: 'A',
      language: 'en',
      axis: null,
      actors: [],
      notes: [],
      cards: [],
      told: null,
    } as const
    await rooms.open(boardId)?.edit({ actor: null, role: 'facilitate' }, edit)
  }

  async function stateOf(
    asked: Running,
    room: string,
    tries: number,
  ): Promise<{ readonly seq: number; readonly doc: Doc } | null> {
    const reading = await asked.process.rooms.open(room)?.state()
    if (reading?.ok === true) {
      const doc = new Doc({ guid: 'board' })
      applyUpdate(doc, reading.value.value)
      return { seq: reading.value.seq, doc }
    }
    if (tries <= 1) return null
    await new Promise<void>((resolve) => void asked.clock.after(openAgainMs, resolve))
    return stateOf(asked, room, tries - 1)
  }

  function accept(name: string, end: WireEnd): void {
    const person = people.get(name)
    if (person === undefined || running === null) return end.cut()
    const room = formatRoomName(person.room)
    const tools = { ...toolsFor(running.clock), room }
    const watched = witnessOf(room).connected({ person: name, actor: person.actor })
    const access: Access = {
      board: { id: boardId, title: 'A', language: 'en', createdAt: 1 },
      actorId: person.actor,
      role: person.role,
      linkId: 'link-0123456789',
      hideNames: false,
      expiresAt: Number.MAX_SAFE_INTEGER,
    }
    running.process.accept({
      end,
      access: bug?.access?.(access) ?? access,
      room: person.room,
      wantsAcks: person.wantsAcks,
      taps(say) {
        const saySeen = (frame: Uint8Array): void => {
          watched.sent(frame)
          say(frame)
        }
        const planted = bug?.connection?.(tools, saySeen, person.wantsAcks)
        return {
          onSend(frame) {
            const frames = planted?.onSend?.(frame) ?? [frame]
            frames.forEach(watched.sent)
            return frames
          },
          onReceive(frame) {
            watched.received(frame)
            planted?.onReceive?.(frame)
          },
        }
      },
    })
  }

  function toolsFor(clock: ProcessClock): BugTools {
    return {
      chance: bugChance,
      room: boardId,
      after: clock.after,
      shout: (frame, room, except) => running?.process.shout(frame, room, except),
      writeSnapshot(seq, bytes) {
        disk.snapshot(boardId).write(boardId, { seq, bytes })
        disk.snapshot(boardId).sync()
      },
    }
  }

  /** Ids that the relay draws for what it writes itself are nobody's. */
  const workerRandomBytes: RelayProcessOptions['randomBytes'] = (length) => {
    const bytes = workerBytes(length)
    const id = new DataView(bytes.buffer).getUint32(0)
    if (length === 4) for (const each of witnesses.values()) each.ownClientId(id, relayItself)
    return bytes
  }

  function end(): void {
    running?.clock.end()
    running = null
    isListening = false
    network.listen(null)
  }

  function crash(downMs: number): void {
    if (running === null) return
    trace('crash')
    end()
    network.cut()
    disk.crash()
    timeline.after(downMs, start)
  }

  return {
    seed,
    timeline,
    network,
    disk,
    witness,
    witnessOf,
    rooms: () => [...witnesses.keys()],
    promisedFrames: () => [...witnesses.values()].reduce((sum, each) => sum + each.promisedFrames, 0),
    people,
    relay: () => running?.process ?? null,
    isListening: () => isListening,
    start,
    crash,
    restart(downMs) {
      const stopping = running
      if (stopping === null || !isListening) return
      trace('restart')
      isListening = false
      network.listen(null)
      const ended = (): void => {
        if (running !== stopping) return
        end()
        // What a process held open ends with it, also where it had no time to say goodbye.
        network.cut()
        timeline.after(downMs, start)
      }
      timeline.after(stopPatienceMs, ended)
      void stopping.process.stop().then(ended)
    },
    // A worker that hangs is found out by whoever asks it next.
    state: async (room) => (running === null ? null : stateOf(running, room, openTries)),
  }
}
