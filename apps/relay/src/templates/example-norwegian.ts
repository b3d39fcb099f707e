import type { ExampleWords } from './example.ts'

/** The marina case in Norwegian bokmål. */
export const exampleNorwegian: ExampleWords = {
  winterDark: 'Om vinteren er det ikke en kjeft her nede etter klokka fire. Jeg tar omveien hjem.',
  behindSheds: 'Ungdommene henger bak båthusene. Hvor ellers skulle de være?',
  elevenWeeks: 'Jeg lever av elleve uker. Resten av året går på ren stahet.',
  emptyBerths: '214 båtplasser, 61 sto tomme i sommer. I 2005 var ventelista på ni år.',
  nobodysHarbour: 'Vi snakker bare om råtne brygger. Jeg tror problemet er at ingen føler at havna er deres.',
  likeGuests: 'Medlemmene våre føler seg som gjester. Det skal tre e-poster til for å sette ut en benk.',
  wrongAnswer: 'Helt ærlig: Vi kom med en plan for 80 nye plasser. Kanskje den svarer på noe ingen har spurt om.',
  whoIsMissing: 'Hvem er ikke her? De i blokkene ser rett ut på sjøen og kommer aldri ned hit.',
  northJetty: 'Nordbrygga: Dykkerne gir den fem år. Ikke femten.',
  oldSlipway: 'Slippen tåler 12 tonn. Den er eldre enn faren min og bedre bygd.',
  pastTheCrane: 'Prøv å komme forbi krana med barnevogn, du. Eller rullestol.',
  anglers: 'Vet vi hva sportsfiskerne trenger, eller gjetter vi?',
  openGate: 'La porten til moloen stå åpen hele året. Prøv én vinter først.',
  sauna: 'Badstue ved slippen, drevet av dem som bruker den',
  warmLights: 'Lys på stien fra blokkene og ned til sjøen. Lavt og varmt, ikke flomlys.',
  sharedBoats: 'Båter til låns for dem som ikke har. De seks kajakkene våre ligger i ro hele uka.',
  workshop: 'Jeg har verksted og verktøy. Hver lørdag, hvis noen andre koker kaffen.',
  sharedPot: '400 000 i året til vedlikehold. Dem kan vi legge i en pott vi rår over sammen.',
  winterSundays: 'Jeg holder søndagsåpent hele vinteren hvis klubbene stikker innom etter turen.',
  insurance: 'Forsikring! Hvem står ansvarlig hvis noen detter uti en januarnatt?',
  income: 'Færre plasser, mindre penger inn. Hva kan vi klare oss uten?',
  harbourGroup:
    'Havnegruppe: to beboere, to fra klubbene, to fra næringslivet, to fra kommunen. Første tirsdag i måneden, på kafeen.',
  tuesdayBoats: 'Tirsdagsbåter: Sjøspeiderne og havnekontoret deler nøkler og vaktliste. Fra 1. mai.',
  workingSaturdays: 'Dugnad på nordbrygga, lørdager: tre til nå. 41 kom, 7 av dem for første gang.',
  lightsAgreed: 'Stilysene: Vi valgte stedene på en gåtur i mørket. De graver i august.',
  countingPeople: 'Vi teller folk på moloen, søndager klokka to. Januar: 6. Mars: 31.',
  fiftyEightCups: 'Første vintersøndag: 58 kopper kaffe, og jeg gikk tom for boller.',
  tiredVolunteers: 'Hva når de frivillige går leie? La oss snakke om det før de gjør det.',
}
