import type { Case } from './case-words.ts'

/** Residents found an association and tend a park together with the municipal gardeners. */
export const park: Case = {
  en: {
    framings: [
      {
        text: 'The park is mown, but nobody feels it is theirs',
        affects: 'Those who walk through it every day and never sit down',
        known: 'Four benches were taken away and not put back',
        assumed: 'That neglect is why people stay away',
      },
      {
        text: 'Two gardeners have eleven parks, and every wish from residents is one more thing undone',
        affects: 'The gardeners, and everybody who gets a late answer',
        known: 'Thirty requests lay unanswered in May',
        assumed: 'That volunteers make more work than they take',
      },
    ],
    understand: [
      'What would you do here that you cannot do today?',
      'The old lime trees are not the residents’ to prune. Which things are?',
      'After dark only the path by the school is lit.',
    ],
    plan: ['An association with its own key to the tool shed', 'The gardeners show us how, one evening a month'],
    resources: [
      'Twenty hours of a gardener in the season',
      'A retired arborist on the third floor',
      'The hall of the sports club for the first meetings',
    ],
    rules: [
      'The gardeners’ working hours are not for complaints',
      'We try a thing for one season before we call it settled',
    ],
    indicator: {
      goal: 'People stay in the park instead of crossing it',
      text: 'People sitting down on a weekday at five',
    },
  },
  da: {
    framings: [
      {
        text: 'Parken bliver slået, men ingen føler, at den er deres',
        affects: 'Dem, der går igennem den hver dag og aldrig sætter sig',
        known: 'Fire bænke blev taget væk og kom ikke tilbage',
        assumed: 'At folk bliver væk, fordi den ser forsømt ud',
      },
      {
        text: 'To gartnere har elleve parker, og hvert ønske fra beboerne er én ting mere, der ikke bliver nået',
        affects: 'Gartnerne og alle, der får sent svar',
        known: 'Tredive henvendelser lå ubesvaret i maj',
        assumed: 'At frivillige giver mere arbejde, end de tager',
      },
    ],
    understand: [
      'Hvad ville du gøre her, som du ikke kan i dag?',
      'De gamle linde er ikke beboernes at beskære. Hvad er?',
      'Efter mørkets frembrud er kun stien ved skolen oplyst.',
    ],
    plan: ['En forening med egen nøgle til redskabsskuret', 'Gartnerne viser os hvordan, én aften om måneden'],
    resources: [
      'Tyve gartnertimer i sæsonen',
      'En pensioneret træplejer på tredje sal',
      'Idrætsklubbens lokale til de første møder',
    ],
    rules: ['Gartnernes arbejdstid er ikke til klager', 'Vi prøver en ting i en sæson, før vi kalder den afgjort'],
    indicator: {
      goal: 'Man bliver i parken i stedet for at krydse den',
      text: 'Mennesker, der sidder ned en hverdag klokken fem',
    },
  },
  nb: {
    framings: [
      {
        text: 'Parken blir klippet, men ingen kjenner at den er deres',
        affects: 'De som går gjennom den hver dag og aldri setter seg',
        known: 'Fire benker ble tatt bort og kom ikke tilbake',
        assumed: 'At folk holder seg unna fordi den ser forsømt ut',
      },
      {
        text: 'To gartnere har elleve parker, og hvert ønske fra beboerne er enda en ting som ikke blir gjort',
        affects: 'Gartnerne og alle som får sent svar',
        known: 'Tretti henvendelser lå ubesvart i mai',
        assumed: 'At frivillige skaper mer arbeid enn de tar',
      },
    ],
    understand: [
      'Hva ville du gjort her som du ikke kan i dag?',
      'De gamle lindene er det ikke beboerne som skal beskjære. Hva kan de ta seg av?',
      'Etter mørkets frambrudd er bare stien ved skolen opplyst.',
    ],
    plan: ['En forening med egen nøkkel til redskapsboden', 'Gartnerne viser oss hvordan, én kveld i måneden'],
    resources: [
      'Tjue gartnertimer i sesongen',
      'En pensjonert trepleier i tredje etasje',
      'Lokalet til idrettslaget for de første møtene',
    ],
    rules: ['Arbeidstida til gartnerne er ikke for klager', 'Vi prøver en ting i én sesong før vi kaller den avgjort'],
    indicator: {
      goal: 'Folk blir i parken i stedet for å krysse den',
      text: 'Mennesker som sitter ned en hverdag klokka fem',
    },
  },
}
