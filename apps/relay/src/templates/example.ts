import { nearestOf } from '@samtavle/method/guide'
import { exampleDanish } from './example-danish.ts'
import { exampleEnglish } from './example-english.ts'
import { exampleNorwegian } from './example-norwegian.ts'
import type { Template, TemplateActor, TemplateAxis, ToldCard } from './template.ts'

/** Eight invented people from the four sectors. */
const actors = [
  { key: 'karen', name: 'Karen', sector: 'public' },
  { key: 'jonas', name: 'Jonas', sector: 'public' },
  { key: 'mette', name: 'Mette', sector: 'private' },
  { key: 'lars', name: 'Lars', sector: 'private' },
  { key: 'birgit', name: 'Birgit', sector: 'civil-society' },
  { key: 'omar', name: 'Omar', sector: 'civil-society' },
  { key: 'ingrid', name: 'Ingrid', sector: 'citizens' },
  { key: 'ali', name: 'Ali', sector: 'citizens' },
] as const satisfies readonly TemplateActor[]

/** What the colours mean on this board, as a group agrees on them: what is lived, known, doubted, asked, proposed, brought and under way. */
const colors = {
  lived: 'straw',
  known: 'birch',
  worry: 'apricot',
  framing: 'rose',
  question: 'heather',
  idea: 'fjord',
  brought: 'mint',
  underWay: 'moss',
} as const

interface ExampleNote {
  readonly by: (typeof actors)[number]['key']
  readonly meaning: keyof typeof colors
  readonly place: readonly [x: number, y: number]
}

/** A short axis, so that the whole case can be read in one look on a laptop. */
const axis: TemplateAxis = { understand: [0, 1500], plan: [1500, 3000], implement: [3000, 4200], y: [0, 1500] }

/** Where every note lies: loose clusters under the zones' headings, as people leave them on a wall. */
const notes = {
  // Understand: an empty place.
  winterDark: { by: 'ingrid', meaning: 'lived', place: [200, 360] },
  behindSheds: { by: 'ali', meaning: 'lived', place: [442, 336] },
  elevenWeeks: { by: 'mette', meaning: 'lived', place: [218, 598] },
  emptyBerths: { by: 'jonas', meaning: 'known', place: [466, 574] },
  // Understand: whose harbour it is.
  nobodysHarbour: { by: 'birgit', meaning: 'framing', place: [960, 430] },
  likeGuests: { by: 'omar', meaning: 'lived', place: [1208, 392] },
  wrongAnswer: { by: 'karen', meaning: 'framing', place: [976, 674] },
  whoIsMissing: { by: 'ingrid', meaning: 'question', place: [1228, 638] },
  // Understand: what we know of the place itself.
  northJetty: { by: 'jonas', meaning: 'known', place: [540, 1060] },
  oldSlipway: { by: 'lars', meaning: 'known', place: [786, 1030] },
  pastTheCrane: { by: 'ali', meaning: 'lived', place: [566, 1300] },
  anglers: { by: 'omar', meaning: 'question', place: [810, 1278] },
  // Plan: ways to open the water's edge.
  openGate: { by: 'birgit', meaning: 'idea', place: [1800, 380] },
  sauna: { by: 'ali', meaning: 'idea', place: [2046, 354] },
  warmLights: { by: 'ingrid', meaning: 'idea', place: [1818, 624] },
  sharedBoats: { by: 'omar', meaning: 'idea', place: [2068, 598] },
  // Plan: what each of us brings.
  workshop: { by: 'lars', meaning: 'brought', place: [2460, 480] },
  sharedPot: { by: 'karen', meaning: 'brought', place: [2706, 510] },
  winterSundays: { by: 'mette', meaning: 'brought', place: [2490, 726] },
  // Plan: what has to be answered first.
  insurance: { by: 'jonas', meaning: 'worry', place: [2080, 1110] },
  income: { by: 'birgit', meaning: 'question', place: [2328, 1080] },
  // Implement: agreements under way.
  harbourGroup: { by: 'karen', meaning: 'underWay', place: [3200, 360] },
  tuesdayBoats: { by: 'omar', meaning: 'underWay', place: [3446, 386] },
  workingSaturdays: { by: 'lars', meaning: 'underWay', place: [3220, 606] },
  lightsAgreed: { by: 'ingrid', meaning: 'underWay', place: [3468, 630] },
  // Implement: what comes of it.
  countingPeople: { by: 'ali', meaning: 'known', place: [3500, 1060] },
  fiftyEightCups: { by: 'mette', meaning: 'lived', place: [3746, 1030] },
  tiredVolunteers: { by: 'jonas', meaning: 'question', place: [3524, 1306] },
} as const satisfies Readonly<Record<string, ExampleNote>>

/** Two views of the problem side by side, and one agreement; who stands where. */
const told = {
  nobodys: {
    kind: 'framing',
    by: 'birgit',
    place: [1210, 1090],
    heldBy: ['birgit', 'ali', 'ingrid', 'karen'],
    doubtBy: 'lars',
  },
  elevenWeeksOnly: { kind: 'framing', by: 'mette', place: [222, 1090], heldBy: ['mette'], doubtBy: null },
  litPath: { kind: 'agreement', by: 'karen', place: [3920, 470], heldBy: ['karen', 'ingrid', 'omar'], doubtBy: null },
} as const

/** From the thick to the thin: what is carried out, what was planned, what was understood. */
const restsOn = [
  ['openGate', 'nobodys'],
  ['warmLights', 'nobodys'],
  ['sharedBoats', 'nobodys'],
  ['litPath', 'warmLights'],
  ['lightsAgreed', 'warmLights'],
  ['tuesdayBoats', 'sharedBoats'],
  ['harbourGroup', 'openGate'],
] as const satisfies readonly (readonly [keyof typeof notes | keyof typeof told, keyof typeof notes | 'nobodys'])[]

/** What is written on a card of the example. */
interface CardWords {
  readonly text: string
  readonly affects?: string
  readonly known?: string
  readonly assumed?: string
  readonly doubt?: string
}

/** The words of the example in one language. */
export type ExampleWords = Readonly<Record<keyof typeof notes, string>> & {
  readonly told: Readonly<Record<keyof typeof told, CardWords>>
}

/** A case told in notes: residents, associations, businesses and municipal staff renew an old marina together. */
export function exampleTemplate(language: string): Template {
  const words = nearestOf({ en: exampleEnglish, da: exampleDanish, nb: exampleNorwegian }, language)
  const keys = Object.keys(notes) as (keyof typeof notes)[]
  return {
    axis,
    actors,
    notes: keys.map((key) => {
      const { by, meaning, place } = notes[key]
      return { key, text: words[key], color: colors[meaning], by, place }
    }),
    cards: [],
    steps: [],
    told: { cards: (Object.keys(told) as (keyof typeof told)[]).map((key) => toldCard(key, words)), restsOn },
  }
}

function toldCard(key: keyof typeof told, words: ExampleWords): ToldCard {
  const { doubtBy, ...card } = told[key]
  const { doubt, ...texts } = words.told[key]
  const doubts = doubtBy === null || doubt === undefined ? [] : [{ by: doubtBy, reason: doubt }]
  return { key, ...card, ...texts, doubts, ...(card.kind === 'agreement' && { status: 40 }) }
}
