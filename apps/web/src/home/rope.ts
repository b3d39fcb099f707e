const width = 400
const step = 8
const centre = 166

/** The outline of a rope that runs across a picture 400 wide and changes its thickness on the way. */
export function ropeOutline(thickness: readonly [from: number, to: number]): string {
  const xs = Array.from({ length: width / step + 1 }, (_, index) => index * step)
  const above = xs.map((x) => `${x} ${round(centreAt(x) - halfAt(x, thickness))}`)
  const below = xs.toReversed().map((x) => `${x} ${round(centreAt(x) + halfAt(x, thickness))}`)
  return `M${above.join('L')}L${below.join('L')}z`
}

/** The turns of its strands: slanting lines from edge to edge, wider apart where the rope is thicker. */
export function ropeTwists(thickness: readonly [from: number, to: number]): string {
  let path = ''
  for (let x = 6; x < width - 6; x += 3 + halfAt(x, thickness) * 1.1) {
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
