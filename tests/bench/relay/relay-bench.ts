import { cpus } from 'node:os'
import { measureColdJoin } from './measures/cold-join.ts'
import { fanOutScenarios, measureFanOut } from './measures/fan-out.ts'
import { measureMemory } from './measures/memory.ts'
import { measureSigkill } from './measures/sigkill.ts'
import { measureUnderAttack } from './measures/under-attack.ts'
import { parseOptions, usage, type BenchOptions } from './options.ts'
import { installPeers } from './peers/install-peers.ts'
import { reportTable, type ServerFigures } from './report.ts'
import { echo, hocuspocus, yWebsocketServer } from './servers/peers.ts'
import { samtavle } from './servers/samtavle.ts'
import type { BenchContender } from './servers/server.ts'

/** `pnpm bench relay`: our relay and its peers, one after the other on this machine, in one table. */
export async function runRelayBench(words: readonly string[]): Promise<void> {
  const options = parseOptions(words)
  if (options === null) return console.log(usage)
  const say = (line: string): void => console.error(line)
  const contenders = chooseContenders(options, say)
  const figures = contenders.map(noFigures)
  const [cpu] = cpus()
  console.log(
    `Node ${process.version}, ${cpus().length} × ${cpu?.model ?? 'unknown'}, seed ${options.seed}, rounds ${options.rounds}`,
  )
  // Whoever has waited long enough gets what there is; leaving ends the servers and removes their data.
  const leaveEarly = (): void => {
    console.log(reportTable(figures, options))
    process.exit(1)
  }
  process.once('SIGINT', leaveEarly)
  process.once('SIGTERM', leaveEarly)
  for (const { title, measure } of planOf(options)) {
    for (const [at, contender] of contenders.entries()) {
      const into = figures[at]
      if (into === undefined) continue
      say(`${title} – ${contender.name}`)
      await measure(contender, into).catch((error: unknown) => {
        into.troubles.push(`${title}: ${error instanceof Error ? error.message : String(error)}`)
      })
    }
  }
  console.log(reportTable(figures, options))
}

function chooseContenders(options: BenchOptions, say: (line: string) => void): BenchContender[] {
  const wantsPeers = options.servers.some((key) => key === 'hocuspocus' || key === 'y-websocket')
  const peers = wantsPeers ? installPeers(say) : null
  const known = [echo, ...(peers === null ? [] : [hocuspocus(peers), yWebsocketServer(peers)]), samtavle]
  return known.filter(({ key }) => options.servers.includes(key))
}

function noFigures({ key, name }: BenchContender): ServerFigures {
  return { key, name, fanOut: new Map(), troubles: [] }
}

interface Measure {
  readonly title: string
  measure(contender: BenchContender, into: ServerFigures): Promise<void>
}

/** Scenario by scenario, so that servers which are compared run within a minute of each other. */
function planOf(options: BenchOptions): Measure[] {
  const wantedScenarios = fanOutScenarios.filter(({ people }) => options.people.includes(people))
  const fanOut = wantedScenarios.map((scenario) => ({
    title: scenario.title,
    measure: async (contender: BenchContender, into: ServerFigures) => {
      into.fanOut.set(scenario.title, await measureFanOut(contender, scenario, options))
    },
  }))
  const boards: Measure[] = [
    {
      title: 'memory',
      measure: async (contender, into) => void (into.memory = await measureMemory(contender, options)),
    },
    {
      title: 'cold-join',
      measure: async (contender, into) => {
        if (contender.keepsBoards) into.coldJoin = await measureColdJoin(contender, options)
      },
    },
    {
      title: 'sigkill',
      measure: async (contender, into) => {
        if (contender.keepsBoards) into.sigkill = await measureSigkill(contender, options)
      },
    },
    {
      title: 'attack',
      measure: async (contender, into) => {
        if (contender.keepsBoards) into.attack = await measureUnderAttack(contender, options)
      },
    },
  ]
  const wanted = boards.filter(({ title }) => options.measures.includes(title))
  return options.measures.includes('fan-out') ? [...fanOut, ...wanted] : wanted
}
