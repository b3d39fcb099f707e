import type { Case } from './case-words.ts'

/** A bank and a technical school find mentors so that fewer young people drop out. */
export const schoolMentors: Case = {
  en: {
    framings: [
      {
        text: 'Most who leave do so in November, and nobody asks them why until they are gone',
        affects: 'First-year students, and their families',
        known: 'One in four does not come back after Christmas',
        assumed: 'That they leave for want of will',
      },
      {
        text: 'The trade is short of people while those who want to learn it lack somebody who has done it',
        affects: 'Small workshops, and students without a trade in the family',
        known: 'Thirty places for apprentices stood empty',
        assumed: 'That a grown-up from a bank can be of use in a workshop',
      },
    ],
    understand: [
      'What was the morning like on which you nearly stayed at home?',
      'The teachers know by September. What could they do with it?',
      'Money is part of it: the tools cost more than a month’s pay.',
    ],
    plan: ['One grown-up each, an hour a week, chosen by the student', 'Breakfast on Mondays, open to everybody'],
    resources: [
      'Twenty employees with an hour a week',
      'A workshop that stands empty on Fridays',
      'Four who left and know why',
    ],
    rules: ['What is said between two stays between two', 'The bank sells nothing here'],
    indicator: { goal: 'Those who want to stay can', text: 'First-years still here in February' },
  },
  da: {
    framings: [
      {
        text: 'De fleste, der stopper, gør det i november, og ingen spørger hvorfor, før de er væk',
        affects: 'Eleverne på første år og deres familier',
        known: 'Hver fjerde kommer ikke tilbage efter jul',
        assumed: 'At de stopper, fordi de ikke vil',
      },
      {
        text: 'Faget mangler folk, mens de, der vil lære det, mangler nogen, der har gjort det',
        affects: 'Små værksteder og elever uden faget i familien',
        known: 'Tredive lærepladser stod tomme',
        assumed: 'At en voksen fra en bank kan bruges i et værksted',
      },
    ],
    understand: [
      'Hvordan var den morgen, hvor du lige ved og næsten blev hjemme?',
      'Lærerne ved det i september. Hvad kunne de bruge det til?',
      'Penge er en del af det: værktøjet koster mere end en månedsløn.',
    ],
    plan: ['Én voksen til hver, en time om ugen, valgt af eleven', 'Morgenmad om mandagen, for alle'],
    resources: [
      'Tyve ansatte med en time om ugen',
      'Et værksted, der står tomt om fredagen',
      'Fire, der stoppede og ved hvorfor',
    ],
    rules: ['Det, to taler om, bliver mellem de to', 'Banken sælger ikke noget her'],
    indicator: { goal: 'De, der vil blive, kan', text: 'Førsteårselever, der stadig er her i februar' },
  },
  nb: {
    framings: [
      {
        text: 'De fleste som slutter, gjør det i november, og ingen spør hvorfor før de er borte',
        affects: 'Elevene på første året og familiene deres',
        known: 'Hver fjerde kommer ikke tilbake etter jul',
        assumed: 'At de slutter fordi de ikke vil',
      },
      {
        text: 'Faget mangler folk, mens de som vil lære det, mangler noen som har gjort det',
        affects: 'Små verksteder og elever uten faget i familien',
        known: 'Tretti læreplasser sto tomme',
        assumed: 'At en voksen fra en bank kan være til nytte i et verksted',
      },
    ],
    understand: [
      'Hvordan var den morgenen du nesten ble hjemme?',
      'Lærerne vet det i september. Hva kunne de brukt det til?',
      'Penger er en del av det: verktøyet koster mer enn en månedslønn.',
    ],
    plan: ['Én voksen til hver, en time i uka, valgt av eleven', 'Frokost på mandager, for alle'],
    resources: [
      'Tjue ansatte med en time i uka',
      'Et verksted som står tomt på fredager',
      'Fire som sluttet og vet hvorfor',
    ],
    rules: ['Det to snakker om, blir mellom de to', 'Banken selger ingenting her'],
    indicator: { goal: 'De som vil bli, kan', text: 'Førsteårselever som fortsatt er her i februar' },
  },
}
