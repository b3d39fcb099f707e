import { attackKinds } from './attackers/attack-kinds.ts'
import type { ColdJoinFigures } from './measures/cold-join.ts'
import { fanOutScenarios, type FanOutFigures } from './measures/fan-out.ts'
import type { MemoryFigures } from './measures/memory.ts'
import type { SigkillFigures } from './measures/sigkill.ts'
import type { AttackFigures, UnderAttack } from './measures/under-attack.ts'
import type { BenchOptions } from './options.ts'

/** All that was measured of one server; what was not, or makes no sense for it, is missing. */
export interface ServerFigures {
  readonly key: string
  readonly name: string
  /** By the title of the scenario. */
  readonly fanOut: Map<string, FanOutFigures>
  memory?: MemoryFigures
  coldJoin?: ColdJoinFigures
  sigkill?: SigkillFigures
  attack?: AttackFigures
  /** Why something is missing. */
  readonly troubles: string[]
}

interface Row {
  readonly label: string
  readonly cells: readonly string[]
}

/** The one table: a row for each figure, a column for each server. */
export function reportTable(servers: readonly ServerFigures[], options: BenchOptions): string {
  const rows: (Row | string)[] = ['']
  for (const { title } of fanOutScenarios) {
    if (servers.some(({ fanOut }) => fanOut.has(title))) rows.push(title, ...fanOutRows(servers, title))
  }
  if (servers.some(({ memory }) => memory)) rows.push(`Memory, ${options.boards} boards`, ...memoryRows(servers))
  if (servers.some(({ coldJoin }) => coldJoin)) {
    rows.push(`Joining ${options.notes} notes after ${options.updates} updates and a restart`, ...coldJoinRows(servers))
  }
  if (servers.some(({ sigkill }) => sigkill)) rows.push('SIGKILL in a stream of updates', ...sigkillRows(servers))
  if (servers.some(({ attack }) => attack)) rows.push('A quiet board beside one under attack', ...attackRows(servers))
  const troubles = servers.flatMap(({ name, troubles: all }) => all.map((trouble) => `${name}: ${trouble}`))
  return [
    layOut(
      servers.map(({ name }) => name),
      rows,
    ),
    ...troubles,
  ].join('\n')
}

function fanOutRows(servers: readonly ServerFigures[], title: string): Row[] {
  const figures = servers.map(({ fanOut }) => fanOut.get(title))
  const row = (label: string, cell: (each: FanOutFigures) => string): Row => ({
    label,
    cells: figures.map((each) => (each === undefined ? '–' : cell(each))),
  })
  const against = (key: string): ((each: FanOutFigures) => string) => {
    const cost = servers.find((server) => server.key === key)?.fanOut.get(title)?.cpuSecondsPerMillion
    return (each) => (cost === undefined ? '–' : (each.cpuSecondsPerMillion / cost).toFixed(2))
  }
  return [
    row('deliveries per second', (each) => whole(each.deliveriesPerSecond)),
    row('missing deliveries', (each) => whole(each.missing)),
    row('server CPU s per million deliveries', (each) => each.cpuSecondsPerMillion.toFixed(2)),
    row('  … of the ws echo', against('echo')),
    row('  … of Hocuspocus', against('hocuspocus')),
    row('server cores in use', (each) => each.cores.toFixed(2)),
    row('updates in one frame', (each) => (each.delivered / each.frames).toFixed(1)),
    row('latency p50, ms', (each) => each.p50Ms.toFixed(1)),
    row('latency p99, ms', (each) => each.p99Ms.toFixed(1)),
    row('cores of the load itself', (each) => each.ownCores.toFixed(2)),
  ]
}

function memoryRows(servers: readonly ServerFigures[]): Row[] {
  const kilobytes = (bytes: number | undefined): string => (bytes === undefined ? '–' : (bytes / 1024).toFixed(1))
  return [
    { label: 'kB of a held small board', cells: servers.map(({ memory }) => kilobytes(memory?.heldBytes)) },
    {
      label: 'kB of one where nobody writes for a while',
      cells: servers.map(({ memory }) => kilobytes(memory?.restingBytes)),
    },
    { label: 'kB of a board all have left', cells: servers.map(({ memory }) => kilobytes(memory?.idleBytes)) },
  ]
}

function coldJoinRows(servers: readonly ServerFigures[]): Row[] {
  const row = (label: string, cell: (each: ColdJoinFigures) => string): Row => ({
    label,
    cells: servers.map(({ coldJoin }) => (coldJoin === undefined ? '–' : cell(coldJoin))),
  })
  return [
    row('ms until the board is there', (each) => each.joinMs.toFixed(0)),
    row('longest edit on another board, ms, join by join', (each) => each.bystandersMs.map(Math.round).join(' ')),
    row('  … right before, when nobody joins', (each) => each.calmsMs.map(Math.round).join(' ')),
    row('  … ms of processor time of others meanwhile', (each) => each.othersMs.map(millisecondsOfOthers).join(' ')),
    row('bytes sent', (each) => whole(each.bytes)),
  ]
}

/** The system counts in hundredths of a second, so that some of them come out a little below 0. */
function millisecondsOfOthers(ms: number | null): string {
  return ms === null ? '–' : Math.max(0, Math.round(ms)).toString()
}

function sigkillRows(servers: readonly ServerFigures[]): Row[] {
  const row = (label: string, cell: (each: SigkillFigures) => string): Row => ({
    label,
    cells: servers.map(({ sigkill }) => (sigkill === undefined ? '–' : cell(sigkill))),
  })
  return [
    row('updates seen by others', (each) => `${whole(each.seen)} in ${each.kills}`),
    row('of them lost', (each) => whole(each.lost)),
    row('  … most at once', (each) => whole(each.mostLostAtOnce)),
  ]
}

function attackRows(servers: readonly ServerFigures[]): Row[] {
  const row = (label: string, cell: (each: AttackFigures) => string): Row => ({
    label,
    cells: servers.map(({ attack }) => (attack === undefined ? '–' : cell(attack))),
  })
  return attackKinds.flatMap(({ title }) => [
    row(`p99 during ${title}, ms`, (figures) => figures.get(title)?.attackedP99Ms.toFixed(1) ?? '–'),
    row('  … just before, ms', (figures) => figures.get(title)?.calmP99Ms.toFixed(1) ?? '–'),
    row('  … of that', (figures) => ratioOf(figures.get(title)).toFixed(1)),
    row('  … missing deliveries', (figures) => whole(figures.get(title)?.missing ?? NaN)),
  ])
}

function ratioOf(figures: UnderAttack | undefined): number {
  return figures === undefined ? NaN : figures.attackedP99Ms / figures.calmP99Ms
}

function whole(value: number): string {
  return Math.round(value).toLocaleString('en')
}

function layOut(names: readonly string[], rows: readonly (Row | string)[]): string {
  const labels = rows.map((row) => (typeof row === 'string' ? 0 : row.label.length + 2))
  const labelWidth = Math.max(...labels)
  const widths = names.map((name, at) =>
    Math.max(name.length, ...rows.map((row) => (typeof row === 'string' ? 0 : (row.cells[at]?.length ?? 0)))),
  )
  const line = (label: string, cells: readonly string[]): string =>
    [label.padEnd(labelWidth), ...cells.map((cell, at) => cell.padStart(widths[at] ?? 0))].join('  ')
  return [
    line('', names),
    ...rows.map((row) => (typeof row === 'string' ? row : line(`  ${row.label}`, row.cells))),
  ].join('\n')
}
