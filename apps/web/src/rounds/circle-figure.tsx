import type { CircleStep } from './steps-of-circles.ts'

/** People as dots in a circle, by how many sit together; all are two rings of them. */
const peopleIn: Readonly<Record<CircleStep, readonly (readonly [x: number, y: number])[]>> = {
  1: [[24, 24]],
  2: [
    [16, 24],
    [32, 24],
  ],
  4: [
    [17, 17],
    [31, 17],
    [17, 31],
    [31, 31],
  ],
  all: [...ring(4, 6), ...ring(10, 14.5)],
}

const radiusOf: Readonly<Record<CircleStep, number>> = { 1: 4.6, 2: 4.6, 4: 4.6, all: 2.9 }

/** A circle of people; its word stands beside it. */
export function CircleFigure({ step }: { readonly step: CircleStep }) {
  return (
    <svg className="circle-figure" viewBox="0 0 48 48" aria-hidden="true">
      <circle className="circle-figure-round" cx="24" cy="24" r="21.5" />
      {peopleIn[step].map(([x, y]) => (
        <circle key={`${x} ${y}`} className="circle-figure-person" cx={x} cy={y} r={radiusOf[step]} />
      ))}
    </svg>
  )
}

function ring(count: number, radius: number): readonly (readonly [x: number, y: number])[] {
  return Array.from({ length: count }, (_none, index) => {
    const turn = ((index + 0.5) / count) * 2 * Math.PI
    return [24 + radius * Math.cos(turn), 24 + radius * Math.sin(turn)] as const
  })
}
