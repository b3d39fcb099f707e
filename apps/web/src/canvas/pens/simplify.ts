/** One look at a pen: where it is on the board, and how hard it is pressed, from 0 to 1. */
export type Sample = readonly [x: number, y: number, pressure: number]

/** How far what is kept may lie beside what was drawn. */
export interface Tolerance {
  /** In board units. */
  readonly distance: number
  /** Board units by which a line is wider on each side where it is pressed as hard as can be. */
  readonly swell: number
}

/**
 * Leaves out every sample that the others say already (Ramer, Douglas and Peucker), from the first to the last. How wide the line is counts
 * like where it lies. Without recursion: a line may have thousands of samples.
 */
export function simplified(samples: readonly Sample[], tolerance: Tolerance): readonly Sample[] {
  if (samples.length < 3) return samples
  const isKept = new Uint8Array(samples.length)
  isKept[0] = 1
  isKept[samples.length - 1] = 1
  const parts: (readonly [from: number, to: number])[] = [[0, samples.length - 1]]
  for (let part = parts.pop(); part !== undefined; part = parts.pop()) {
    const [from, to] = part
    const farthest = farthestBetween(samples, part, tolerance)
    if (farthest === null) continue
    isKept[farthest] = 1
    parts.push([from, farthest], [farthest, to])
  }
  return samples.filter((_sample, index) => isKept[index] === 1)
}

/** The sample that lies farthest beside the straight way between two others; null when none lies too far. */
function farthestBetween(
  samples: readonly Sample[],
  [from, to]: readonly [from: number, to: number],
  { distance, swell }: Tolerance,
): number | null {
  const [start, end] = [samples[from], samples[to]]
  if (start === undefined || end === undefined) return null
  let farthest: number | null = null
  let most = distance
  for (let index = from + 1; index < to; index += 1) {
    const sample = samples[index] ?? start
    const found = distanceBeside(sample, [start, end], swell)
    if (found <= most) continue
    most = found
    farthest = index
  }
  return farthest
}

function distanceBeside(
  [x, y, pressure]: Sample,
  [[ax, ay, aPressure], [bx, by, bPressure]]: readonly [Sample, Sample],
  swell: number,
): number {
  const [dx, dy, dz] = [bx - ax, by - ay, (bPressure - aPressure) * swell]
  const [px, py, pz] = [x - ax, y - ay, (pressure - aPressure) * swell]
  const square = dx * dx + dy * dy + dz * dz
  const part = square === 0 ? 0 : Math.min(1, Math.max(0, (px * dx + py * dy + pz * dz) / square))
  return Math.hypot(px - dx * part, py - dy * part, pz - dz * part)
}
