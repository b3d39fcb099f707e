import type { ConsentAnswer, ItemKind, PulseQuestion } from '@samtavle/board'
import type { ConsentReading } from '@samtavle/method'
import { danishColors, englishColors, norwegianColors } from './color-words.ts'
import { danishTalk, englishTalk, norwegianTalk, type TalkWords } from './talk-words.ts'

/** What a report says around people's own words. `{…}` are filled in. */
export interface ReportWords extends TalkWords {
  readonly made: string
  readonly present: string
  readonly unsaid: string
  readonly sectors: Readonly<Record<string, string>>
  readonly zones: Readonly<Record<'understand' | 'plan' | 'implement' | 'beside' | 'waiting', string>>
  readonly agreements: string
  readonly noAgreements: string
  readonly carriedBy: string
  readonly carriedByNobody: string
  readonly oneParty: string
  readonly named: string
  readonly due: string
  readonly resources: string
  readonly restsOn: string
  readonly reservations: string
  readonly noReservations: string
  readonly on: string
  readonly deleted: string
  readonly framings: string
  readonly shared: string
  readonly held: string
  readonly unheld: string
  readonly ungrounded: string
  readonly rules: string
  readonly expectations: string
  readonly effects: string
  readonly goal: string
  readonly earlierGoal: string
  readonly pulse: string
  readonly tooFew: string
  readonly voting: string
  readonly voters: string
  readonly consentRound: string
  readonly consentCounts: string
  readonly consentStates: Readonly<Record<ConsentReading['state'], string>>
  readonly answers: Readonly<Record<ConsentAnswer['answer'], string>>
  readonly safe: string
  readonly bookmarks: string
  readonly links: string
  readonly legend: string
  readonly colors: Readonly<Record<string, string>>
  readonly everythingElse: string
  readonly votes: string
  readonly nothing: string
  readonly kinds: Partial<Readonly<Record<ItemKind, string>>>
  readonly questions: Readonly<Record<PulseQuestion, string>>
}

const english: ReportWords = {
  made: 'Taken from the board on {date}',
  present: 'Who took part',
  unsaid: 'said no sector',
  sectors: { public: 'Public', private: 'Private', 'civil-society': 'Civil society', citizens: 'Citizens' },
  zones: {
    understand: 'Understand',
    plan: 'Plan',
    implement: 'Implement',
    beside: 'Beside the axis',
    waiting: 'Waits in the inbox for a place',
  },
  agreements: 'What we have agreed',
  noAgreements: 'No agreement has been written yet.',
  carriedBy: 'Carried by {sectors}',
  carriedByNobody: 'Nobody has agreed yet',
  oneParty: 'one party alone',
  named: 'Named: {parties}',
  due: 'By {day}',
  resources: 'With: {things}',
  restsOn: 'Rests on: {things}',
  reservations: 'Reservations that stand',
  noReservations: 'Nobody has a reservation.',
  on: 'on {kind}: {words}',
  deleted: 'since deleted',
  framings: 'How we see the problem',
  shared: 'Shared: held by {sectors}',
  held: 'Held by {sectors}, not shared yet',
  unheld: 'Nobody holds it yet',
  ungrounded: 'rests on no shared understanding yet',
  rules: 'Our ground rules',
  expectations: 'What we expect of each other',
  effects: 'How we will know',
  goal: 'Goal: {words}',
  earlierGoal: 'Earlier goal: {words}',
  pulse: 'Pulse, closed {date}',
  tooFew: 'too few answered to be told of',
  voting: 'Voting, closed {date}',
  voters: '{voters} voted; dots each: {dots}. Sectors are told of from three people on.',
  consentRound: 'Consent round {number}, {date}',
  consentCounts: 'Consent: {consent}. Concern: {concern}. Objection: {objection}.',
  consentStates: {
    open: 'Still open',
    integrated: 'Nobody objects',
    objected: 'There are objections to integrate',
    unanswered: 'Nobody answered',
  },
  answers: { consent: 'Consent', concern: 'Concern', objection: 'Objection' },
  safe: 'safe to try: {words}',
  bookmarks: 'Places in the session we marked',
  links: 'What is written on the lines',
  ...englishTalk,
  legend: 'What the colours mean',
  colors: englishColors,
  everythingElse: 'Everything on the board',
  votes: '{agree} agreed, {disagree} disagreed',
  nothing: 'Nothing yet.',
  kinds: {
    note: 'note',
    framing: 'framing',
    agreement: 'agreement',
    rule: 'ground rule',
    expectation: 'expectation',
    indicator: 'indicator',
    resource: 'resource',
  },
  questions: {
    ours: 'The problem is ours together',
    equals: 'We are equals',
    exchange: 'Knowledge and resources go both ways',
    learn: 'We learn',
    lead: 'We lead together',
    dare: 'We dare',
    here: 'The people it takes are here',
  },
}

const danish: ReportWords = {
  made: 'Taget fra tavlen den {date}',
  present: 'Hvem der var med',
  unsaid: 'har ikke sagt sektor',
  sectors: { public: 'Offentlig', private: 'Privat', 'civil-society': 'Civilsamfund', citizens: 'Borgere' },
  zones: {
    understand: 'Forstå',
    plan: 'Planlægge',
    implement: 'Gennemføre',
    beside: 'Ved siden af aksen',
    waiting: 'Venter i indbakken på en plads',
  },
  agreements: 'Det har vi aftalt',
  noAgreements: 'Der er ikke skrevet nogen aftale endnu.',
  carriedBy: 'Bæres af {sectors}',
  carriedByNobody: 'Ingen har sagt ja endnu',
  oneParty: 'kun én part',
  named: 'Nævnt: {parties}',
  due: 'Senest {day}',
  resources: 'Med: {things}',
  restsOn: 'Hviler på: {things}',
  reservations: 'Forbehold, der står ved magt',
  noReservations: 'Ingen har forbehold.',
  on: 'om {kind}: {words}',
  deleted: 'siden slettet',
  framings: 'Sådan ser vi problemet',
  shared: 'Fælles: {sectors} står bag',
  held: '{sectors} står bag, endnu ikke fælles',
  unheld: 'Ingen står bag endnu',
  ungrounded: 'hviler endnu ikke på en fælles forståelse',
  rules: 'Vores spilleregler',
  expectations: 'Det forventer vi af hinanden',
  effects: 'Sådan kan vi se det',
  goal: 'Mål: {words}',
  earlierGoal: 'Tidligere mål: {words}',
  pulse: 'Pulsmåling, lukket {date}',
  tooFew: 'for få svarede til, at det kan vises',
  voting: 'Afstemning, lukket {date}',
  voters: '{voters} stemte; prikker til hver: {dots}. Sektorer vises fra tre personer og op.',
  consentRound: 'Samtykkerunde {number}, {date}',
  consentCounts: 'Samtykke: {consent}. Bekymring: {concern}. Indvending: {objection}.',
  consentStates: {
    open: 'Stadig åben',
    integrated: 'Ingen har indvendinger',
    objected: 'Der er indvendinger at indarbejde',
    unanswered: 'Ingen svarede',
  },
  answers: { consent: 'Samtykke', concern: 'Bekymring', objection: 'Indvending' },
  safe: 'trygt at prøve: {words}',
  bookmarks: 'Steder i forløbet, vi satte mærke ved',
  links: 'Hvad der står på forbindelserne',
  ...danishTalk,
  legend: 'Hvad farverne betyder',
  colors: danishColors,
  everythingElse: 'Alt på tavlen',
  votes: '{agree} enige, {disagree} uenige',
  nothing: 'Intet endnu.',
  kinds: {
    note: 'seddel',
    framing: 'problemforståelse',
    agreement: 'aftale',
    rule: 'spilleregel',
    expectation: 'forventning',
    indicator: 'indikator',
    resource: 'ressource',
  },
  questions: {
    ours: 'Problemet er vores i fællesskab',
    equals: 'Vi er ligeværdige',
    exchange: 'Viden og ressourcer går begge veje',
    learn: 'Vi lærer',
    lead: 'Vi leder sammen',
    dare: 'Vi tør',
    here: 'De rette mennesker er med',
  },
}

const norwegian: ReportWords = {
  made: 'Hentet fra tavlen {date}',
  present: 'Hvem som var med',
  unsaid: 'har ikke sagt sektor',
  sectors: { public: 'Offentlig', private: 'Privat', 'civil-society': 'Sivilsamfunn', citizens: 'Innbyggere' },
  zones: {
    understand: 'Forstå',
    plan: 'Planlegge',
    implement: 'Gjennomføre',
    beside: 'Ved siden av aksen',
    waiting: 'Venter i innboksen på en plass',
  },
  agreements: 'Dette har vi avtalt',
  noAgreements: 'Det er ikke skrevet noen avtale ennå.',
  carriedBy: 'Bæres av {sectors}',
  carriedByNobody: 'Ingen har sagt ja ennå',
  oneParty: 'bare én part',
  named: 'Nevnt: {parties}',
  due: 'Innen {day}',
  resources: 'Med: {things}',
  restsOn: 'Hviler på: {things}',
  reservations: 'Forbehold som står',
  noReservations: 'Ingen har forbehold.',
  on: 'om {kind}: {words}',
  deleted: 'siden slettet',
  framings: 'Slik ser vi problemet',
  shared: 'Felles: {sectors} står bak',
  held: '{sectors} står bak, ikke felles ennå',
  unheld: 'Ingen står bak ennå',
  ungrounded: 'hviler ikke på en felles forståelse ennå',
  rules: 'Spillereglene våre',
  expectations: 'Dette forventer vi av hverandre',
  effects: 'Slik kan vi se det',
  goal: 'Mål: {words}',
  earlierGoal: 'Tidligere mål: {words}',
  pulse: 'Pulsmåling, lukket {date}',
  tooFew: 'for få svarte til at det kan vises',
  voting: 'Avstemning, lukket {date}',
  voters: '{voters} stemte; prikker til hver: {dots}. Sektorer vises fra tre personer og opp.',
  consentRound: 'Samtykkerunde {number}, {date}',
  consentCounts: 'Samtykke: {consent}. Bekymring: {concern}. Innvending: {objection}.',
  consentStates: {
    open: 'Fortsatt åpen',
    integrated: 'Ingen har innvendinger',
    objected: 'Det er innvendinger å innarbeide',
    unanswered: 'Ingen svarte',
  },
  answers: { consent: 'Samtykke', concern: 'Bekymring', objection: 'Innvending' },
  safe: 'trygt å prøve: {words}',
  bookmarks: 'Steder i forløpet vi satte merke ved',
  links: 'Hva som står på forbindelsene',
  ...norwegianTalk,
  legend: 'Hva fargene betyr',
  colors: norwegianColors,
  everythingElse: 'Alt på tavlen',
  votes: '{agree} enige, {disagree} uenige',
  nothing: 'Ingenting ennå.',
  kinds: {
    note: 'lapp',
    framing: 'problemforståelse',
    agreement: 'avtale',
    rule: 'spilleregel',
    expectation: 'forventning',
    indicator: 'indikator',
    resource: 'ressurs',
  },
  questions: {
    ours: 'Problemet er vårt i fellesskap',
    equals: 'Vi er likeverdige',
    exchange: 'Kunnskap og ressurser går begge veier',
    learn: 'Vi lærer',
    lead: 'Vi leder sammen',
    dare: 'Vi tør',
    here: 'De rette menneskene er med',
  },
}

/** The words of a report in the language nearest to the board's; bokmål also for nynorsk readers. */
export function reportWordsIn(language: string): ReportWords {
  const [primary] = language.toLowerCase().split('-')
  if (primary === 'da') return danish
  return primary === 'nb' || primary === 'no' || primary === 'nn' ? norwegian : english
}

/** Fills a sentence in. */
export function fill(sentence: string, parts: Readonly<Record<string, string>>): string {
  return sentence.replace(/\{(\w+)\}/g, (_, name: string) => parts[name] ?? '')
}
