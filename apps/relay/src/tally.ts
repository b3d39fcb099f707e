import { Counter, type Registry } from 'prom-client'

/** Counts of one kind of thing by one label. */
export interface Tally<Label extends string> {
  inc(labels: Readonly<Record<Label, string | number>>): void
}

export interface TallyOptions<Label extends string> {
  readonly name: string
  readonly help: string
  readonly label: Label
  readonly registry: Registry
}

/** Makes a tally of plain numbers, which become a Prometheus counter when somebody reads it: counting is done thousands of times a second. */
export function createTally<Label extends string>({ name, help, label, registry }: TallyOptions<Label>): Tally<Label> {
  const counts = new Map<string | number, number>()
  const counter: Counter = new Counter({
    name,
    help,
    labelNames: [label],
    registers: [registry],
    collect() {
      counter.reset()
      for (const [value, count] of counts) counter.labels({ [label]: value }).inc(count)
    },
  })
  return {
    inc(labels) {
      const value = labels[label]
      counts.set(value, (counts.get(value) ?? 0) + 1)
    },
  }
}
