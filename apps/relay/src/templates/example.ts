import { exampleDanish } from './example-danish.ts'
import { exampleEnglish } from './example-english.ts'
import { exampleNorwegian } from './example-norwegian.ts'
import type { Template, TemplateActor } from './template.ts'

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

/** Where every note lies: loose clusters, as people leave them on a wall, drawn towards Plan so that the whole case fits one look. */
const notes = {
  // Understand: an empty place.
  winterDark: { by: 'ingrid', meaning: 'lived', place: [1720, 560] },
  behindSheds: { by: 'ali', meaning: 'lived', place: [1962, 536] },
  elevenWeeks: { by: 'mette', meaning: 'lived', place: [1738, 798] },
  emptyBerths: { by: 'jonas', meaning: 'known', place: [1986, 774] },
  // Understand: whose harbour it is.
  nobodysHarbour: { by: 'birgit', meaning: 'framing', place: [2700, 640] },
  likeGuests: { by: 'omar', meaning: 'lived', place: [2948, 600] },
  wrongAnswer: { by: 'karen', meaning: 'framing', place: [2716, 884] },
  whoIsMissing: { by: 'ingrid', meaning: 'question', place: [2966, 846] },
  // Understand: what we know of the place itself.
  northJetty: { by: 'jonas', meaning: 'known', place: [2090, 1560] },
  oldSlipway: { by: 'lars', meaning: 'known', place: [2334, 1530] },
  pastTheCrane: { by: 'ali', meaning: 'lived', place: [2116, 1800] },
  anglers: { by: 'omar', meaning: 'question', place: [2358, 1778] },
  // Plan: ways to open the water's edge.
  openGate: { by: 'birgit', meaning: 'idea', place: [4720, 600] },
  sauna: { by: 'ali', meaning: 'idea', place: [4966, 574] },
  warmLights: { by: 'ingrid', meaning: 'idea', place: [4738, 844] },
  sharedBoats: { by: 'omar', meaning: 'idea', place: [4988, 818] },
  // Plan: what each of us brings.
  workshop: { by: 'lars', meaning: 'brought', place: [5980, 660] },
  sharedPot: { by: 'karen', meaning: 'brought', place: [6226, 690] },
  winterSundays: { by: 'mette', meaning: 'brought', place: [6010, 906] },
  // Plan: what has to be answered first.
  insurance: { by: 'jonas', meaning: 'worry', place: [5330, 1580] },
  income: { by: 'birgit', meaning: 'question', place: [5578, 1550] },
  // Implement: agreements under way.
  harbourGroup: { by: 'karen', meaning: 'underWay', place: [8560, 580] },
  tuesdayBoats: { by: 'omar', meaning: 'underWay', place: [8806, 606] },
  workingSaturdays: { by: 'lars', meaning: 'underWay', place: [8580, 826] },
  lightsAgreed: { by: 'ingrid', meaning: 'underWay', place: [8828, 850] },
  // Implement: what comes of it.
  countingPeople: { by: 'ali', meaning: 'known', place: [9230, 1500] },
  fiftyEightCups: { by: 'mette', meaning: 'lived', place: [9476, 1470] },
  tiredVolunteers: { by: 'jonas', meaning: 'question', place: [9254, 1746] },
} as const satisfies Readonly<Record<string, ExampleNote>>

/** The words of the example in one language. */
export type ExampleWords = Readonly<Record<keyof typeof notes, string>>

/** A case told in notes: residents, associations, businesses and municipal staff renew an old marina together. */
export function exampleTemplate(language: string): Template {
  const words = wordsIn(language)
  const keys = Object.keys(notes) as (keyof typeof notes)[]
  return {
    actors,
    notes: keys.map((key) => {
      const { by, meaning, place } = notes[key]
      return { text: words[key], color: colors[meaning], by, place }
    }),
  }
}

function wordsIn(language: string): ExampleWords {
  const [primary] = language.toLowerCase().split('-')
  if (primary === 'da') return exampleDanish
  // Bokmål also for `no` and for nynorsk readers, who read it more easily than English.
  return primary === 'nb' || primary === 'no' || primary === 'nn' ? exampleNorwegian : exampleEnglish
}
