import type { Case } from './case-words.ts'

/** Ten young people and five politicians make a youth policy and carry it out. */
export const youthPolicy: Case = {
  en: {
    framings: [
      {
        text: 'Everything for young people here ends at four in the afternoon or costs money',
        affects: 'Those between thirteen and nineteen, most of all in winter',
        known: 'The last bus goes at half past eight',
        assumed: 'That grown-ups would rather have us at home',
      },
      {
        text: 'We decide about the young without having spoken to anybody under forty',
        affects: 'The council, which gets blamed for places nobody uses',
        known: 'The youth club has eleven visitors a week',
        assumed: 'That a larger offer would help',
      },
    ],
    understand: [
      'Where are you when you are nowhere in particular?',
      'You ask us every other year. What became of the last answers?',
      'Which words in this policy would you never say aloud?',
    ],
    plan: [
      'Five young people with a vote on the culture budget',
      'The school’s hall open on Fridays, with keys in our hands',
    ],
    resources: [
      '30,000 that nobody has earmarked',
      'Ten people who know everybody at school',
      'A councillor’s Thursday evenings',
    ],
    rules: ['Politicians answer last', 'We meet where the young are, not at the town hall'],
    indicator: {
      goal: 'Young people have somewhere to be in the evening',
      text: 'Evenings a month with somebody in the hall',
    },
  },
  da: {
    framings: [
      {
        text: 'Alt for unge slutter her klokken fire eller koster penge',
        affects: 'Dem mellem tretten og nitten, mest om vinteren',
        known: 'Den sidste bus kører halv ni',
        assumed: 'At de voksne helst vil have os derhjemme',
      },
      {
        text: 'Vi bestemmer over de unge uden at have talt med nogen under fyrre',
        affects: 'Byrådet, som får skylden for steder, ingen bruger',
        known: 'Ungdomsklubben har elleve besøgende om ugen',
        assumed: 'At et større tilbud ville hjælpe',
      },
    ],
    understand: [
      'Hvor er du, når du ikke er noget særligt sted?',
      'I spørger os hvert andet år. Hvad blev der af de sidste svar?',
      'Hvilke ord i den her politik ville du aldrig sige højt?',
    ],
    plan: ['Fem unge med stemme om kulturpengene', 'Skolens hal åben om fredagen, med nøglerne hos os'],
    resources: ['30.000, som ingen har øremærket', 'Ti, der kender alle på skolen', 'En politikers torsdag aftener'],
    rules: ['Politikerne svarer til sidst', 'Vi mødes, hvor de unge er, ikke på rådhuset'],
    indicator: { goal: 'Unge har et sted at være om aftenen', text: 'Aftener om måneden med nogen i hallen' },
  },
  nb: {
    framings: [
      {
        text: 'Alt for unge slutter klokka fire her, eller så koster det penger',
        affects: 'De mellom tretten og nitten, mest om vinteren',
        known: 'Siste buss går halv ni',
        assumed: 'At de voksne helst vil ha oss hjemme',
      },
      {
        text: 'Vi bestemmer over de unge uten å ha snakket med noen under førti',
        affects: 'Kommunestyret, som får skylda for steder ingen bruker',
        known: 'Ungdomsklubben har elleve besøkende i uka',
        assumed: 'At et større tilbud ville hjulpet',
      },
    ],
    understand: [
      'Hvor er du når du ikke er noe spesielt sted?',
      'Dere spør oss annethvert år. Hva ble det av de forrige svarene?',
      'Hvilke ord i denne politikken ville du aldri sagt høyt?',
    ],
    plan: ['Fem unge med stemme over kulturpengene', 'Skolens hall åpen på fredager, med nøklene hos oss'],
    resources: ['30 000 som ingen har øremerket', 'Ti som kjenner alle på skolen', 'Torsdagskveldene til en politiker'],
    rules: ['Politikerne svarer til slutt', 'Vi møtes der de unge er, ikke på rådhuset'],
    indicator: { goal: 'Unge har et sted å være om kvelden', text: 'Kvelder i måneden med noen i hallen' },
  },
}
