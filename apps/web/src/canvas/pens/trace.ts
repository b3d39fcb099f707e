import { simplified, type Sample, type Tolerance } from './simplify.ts'

/** What a pen leaves behind it, while it goes and when it is lifted. */
export interface Trace {
  add(sample: Sample): void
  /** All of it, smoothed, to the very tip of the pen. */
  course(): readonly Sample[]
  /** How many samples are kept of it so far, about. */
  size(): number
  /** How long the way was, in board units. */
  length(): number
}

/** How a trace is kept. */
export interface TraceOptions extends Tolerance {
  /** Trembling narrower than this is smoothed away, in board units. */
  readonly smoothing: number
}

/** Samples that one sample is smoothed with, on either side. */
const neighbours = 4
/** What is smoothed and simplified at a time: the rest is done again whenever the pen has moved. */
const settledAtOnce = 64

/** Makes an empty trace. */
export function createTrace({ smoothing, ...tolerance }: TraceOptions): Trace {
  const samples: Sample[] = []
  const settled: Sample[] = []
  let from = 0
  let length = 0

  const smooth = (first: number, last: number): readonly Sample[] =>
    Array.from({ length: last - first + 1 }, (_none, step) => smoothedAt(samples, first + step, smoothing))
  const settle = (): void => {
    const done = simplified(smooth(from, from + settledAtOnce), tolerance)
    settled.push(...done.slice(0, -1))
    from += settledAtOnce
  }
  return {
    add(sample) {
      const before = samples.at(-1)
      // A pen that rests tells nothing but how hard it is pressed.
      if (before !== undefined && before[0] === sample[0] && before[1] === sample[1] && before[2] === sample[2]) return
      if (before !== undefined) length += Math.hypot(sample[0] - before[0], sample[1] - before[1])
      samples.push(sample)
      if (samples.length - from > settledAtOnce + neighbours + 1) settle()
    },
    course: () => [...settled, ...simplified(smooth(from, samples.length - 1), tolerance)],
    size: () => settled.length,
    length: () => length,
  }
}

/**
 * A sample with its neighbours mixed in, less the farther away they are: slow trembling is gone, and what was drawn fast, where
 * samples lie far apart, keeps its corners. It looks both ways, so that nothing trails behind the hand.
 */
function smoothedAt(samples: readonly Sample[], index: number, reach: number): Sample {
  const own = samples[index] ?? [0, 0, 0]
  const most = Math.min(neighbours, index, samples.length - 1 - index)
  let [x, y, pressure, sum] = [own[0], own[1], own[2], 1]
  for (let step = 1; step <= most; step += 1) {
    for (const other of [samples[index - step] ?? own, samples[index + step] ?? own]) {
      const away = Math.hypot(other[0] - own[0], other[1] - own[1]) / reach
      const weight = Math.exp(-away * away)
      x += other[0] * weight
      y += other[1] * weight
      pressure += other[2] * weight
      sum += weight
    }
  }
  return [x / sum, y / sum, pressure / sum]
}
