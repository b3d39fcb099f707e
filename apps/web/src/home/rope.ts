const width = 400
const step = 8
const centre = 166

/** A rope across a picture 400 wide: how thick it comes and goes, and where it lies. */
export interface Rope {
  readonly thickness: readonly [from: number, to: number]
  readonly span: readonly [from: number, to: number]
}

/** The outline of a rope that changes its thickness on the way. */
export function ropeOutline({ thickness, span }: Rope): string {
  const steps = Math.ceil((span[1] - span[0]) / step)
  const xs = Array.from({ length: steps + 1 }, (_, index) => Math.min(span[1], span[0] + index * step))
  const above = xs.map((x) => `${x} ${round(centreAt(x) - halfAt(x, thickness))}`)
  const below = xs.toReversed().map((x) => `${x} ${round(centreAt(x) + halfAt(x, thickness))}`)
  return `M${above.join('L')}L${below.join('L')}z`
}

/** The turns of its strands: slanting lines from edge to edge, wider apart where the rope is thicker. */
export function ropeTwists({ thickness, span }: Rope): string {
  let path = ''
  for (let x = span[0] + 4; x < span[1] - 4; x += 3 + halfAt(x, thickness) * 1.1) {
    const half = halfAt(x, thickness)
    path += `M${round(x)} ${round(centreAt(x) + half)}L${round(x + half * 0.9)} ${round(centreAt(x) - half)}`
  }
  return path
}

/** A slow wave that meets itself at both ends, so that the parts of the table join. */
function centreAt(x: number): number {
  return centre + 5 * Math.sin((x / width) * Math.PI * 2)
}

function halfAt(x: number, [from, to]: readonly [from: number, to: number]): number {
  return (from + ((to - from) * x) / width) / 2
}

function round(value: number): number {
  return Math.round(value * 10) / 10
}
