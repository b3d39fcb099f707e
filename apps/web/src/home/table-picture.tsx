import type { NoteColor, Zone } from '@samtavle/board'
import { sectorIds, type SectorId } from '@samtavle/method'
import { sectorLook } from '../sectors/sector-look.ts'
import { ropeOutline, ropeTwists, type Rope } from './rope.ts'

interface Slip {
  readonly at: readonly [x: number, y: number]
  readonly turn: number
  readonly paper: NoteColor
  /** How many sheets lie on each other here. */
  readonly sheets?: number
}

interface Scene {
  readonly rope: Rope
  readonly slips: readonly Slip[]
  readonly seats: readonly (readonly [sector: SectorId, x: number, y: number])[]
  readonly pencil: string
}

const [everyone, business, association, resident] = sectorIds
const top = 17
const bottom = 223

/** One part of the long table for each zone: loose notes, then order, then what is finished. */
const scenes: Readonly<Record<Zone, Scene>> = {
  understand: {
    rope: { thickness: [1.5, 5], span: [24, 401] },
    slips: [
      { at: [62, 84], turn: -9, paper: 'straw' },
      { at: [118, 110], turn: 6, paper: 'rose' },
      { at: [174, 78], turn: -3, paper: 'mint' },
      { at: [232, 108], turn: 11, paper: 'fjord' },
      { at: [290, 82], turn: -6, paper: 'birch' },
      { at: [346, 106], turn: 4, paper: 'straw' },
    ],
    seats: [
      [resident, 92, top],
      [everyone, 252, top],
      [association, 150, bottom],
      [resident, 318, bottom],
    ],
    pencil: '',
  },
  plan: {
    rope: { thickness: [5, 10], span: [-1, 401] },
    slips: [
      { at: [70, 76], turn: -1, paper: 'straw' },
      { at: [118, 76], turn: 1, paper: 'straw' },
      { at: [94, 118], turn: 0, paper: 'apricot', sheets: 2 },
      { at: [204, 92], turn: -1, paper: 'fjord', sheets: 2 },
      { at: [300, 76], turn: 1, paper: 'mint' },
      { at: [348, 76], turn: -1, paper: 'heather' },
      { at: [324, 118], turn: 0, paper: 'moss', sheets: 2 },
    ],
    seats: [
      [business, 60, top],
      [association, 220, top],
      [everyone, 112, bottom],
      [resident, 286, bottom],
    ],
    pencil: 'M122 112C150 104 160 98 180 94M228 94C258 98 276 108 298 114',
  },
  implement: {
    rope: { thickness: [10, 19], span: [-1, 372] },
    slips: [
      { at: [84, 96], turn: 0, paper: 'apricot', sheets: 4 },
      { at: [196, 94], turn: 0, paper: 'moss', sheets: 6 },
      { at: [308, 92], turn: 0, paper: 'rose', sheets: 8 },
    ],
    seats: [
      [association, 68, top],
      [resident, 208, top],
      [business, 150, bottom],
      [everyone, 300, bottom],
    ],
    pencil: '',
  },
}

/** The part of the table that belongs to a zone. Decorative: its words stand beside it. */
export function TablePicture({ zone }: { readonly zone: Zone }) {
  const scene = scenes[zone]
  return (
    <svg className="table-picture" viewBox="0 0 400 240" aria-hidden="true">
      {scene.seats.map(([sector, x, y]) => (
        <Seat key={x} sector={sector} x={x} y={y} />
      ))}
      <path className="table-wood" d={outlines[zone].fill} />
      <path className="table-grain" d="M20 58c90 6 240-6 360 0M16 188c120-7 260 6 368-1M14 140c70 5 110-5 190 0" />
      <path className="table-edge" d={outlines[zone].edge} />
      <path className="table-rope" d={ropeOutline(scene.rope)} />
      <path className="table-twist" d={ropeTwists(scene.rope)} />
      <path className="table-pencil" d={scene.pencil} />
      {zone === 'implement' && <circle className="table-rope" cx="374" cy="164" r="12.5" />}
      {scene.slips.map((slip) => (
        <Slips key={slip.at[0]} slip={slip} />
      ))}
    </svg>
  )
}

const outlines: Readonly<Record<Zone, { readonly fill: string; readonly edge: string }>> = {
  understand: {
    fill: 'M401 40H26a22 22 0 0 0-22 22v116a22 22 0 0 0 22 22h375z',
    edge: 'M400 40H26a22 22 0 0 0-22 22v116a22 22 0 0 0 22 22h374',
  },
  plan: { fill: 'M-1 40h402v160H-1z', edge: 'M0 40h400M0 200h400' },
  implement: {
    fill: 'M-1 40h375a22 22 0 0 1 22 22v116a22 22 0 0 1-22 22H-1z',
    edge: 'M0 40h374a22 22 0 0 1 22 22v116a22 22 0 0 1-22 22H0',
  },
}

function Seat({ sector, x, y }: { readonly sector: SectorId; readonly x: number; readonly y: number }) {
  const look = sectorLook(sector)
  return (
    <g transform={`translate(${x} ${y})`}>
      <circle className="table-seat" r="17" />
      <g className="sector-mark" data-shape={look.shape} transform="translate(-9 -9) scale(0.9)">
        <path d={look.path} />
      </g>
    </g>
  )
}

/** One note, or a stack of them seen a little from the side. */
function Slips({ slip }: { readonly slip: Slip }) {
  const sheets = slip.sheets ?? 1
  const lift = (sheets - 1) * 3
  return (
    <g transform={`translate(${slip.at[0]} ${slip.at[1]}) rotate(${slip.turn})`}>
      {Array.from({ length: sheets }, (_, index) => (
        <rect
          key={index}
          className="table-note"
          data-paper={slip.paper}
          x="-21"
          y={-21 - index * 3}
          width="42"
          height="42"
          rx="2"
        />
      ))}
      {sheets > 2 ? (
        <path className="table-tick" d={`M-9 ${-lift}l6 7 12-14`} />
      ) : (
        <path className="table-scribble" d={`M-13 ${-8 - lift}h25M-13 ${0 - lift}h19M-13 ${8 - lift}h22`} />
      )}
    </g>
  )
}
