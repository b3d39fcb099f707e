import type { CaseStepsIn } from './case-steps.ts'

/** The steps towards streets that are ready for the storm surge. */
export const stormSurgeSteps: CaseStepsIn = {
  en: {
    arrive: {
      ask: 'Which street do you come from, and where did the water stand last time? Who from the low streets is not here?',
      guidance:
        'Meet in a low street and not at the station. Those who are hardest to reach in a meeting are hardest to reach at night, too: ask who can fetch them. The dyke guild and the allotments have arenas that work.',
    },
    alone: {
      ask: 'What did you do in the hour before the water? What did you not know?',
      guidance:
        'Some tell of fear here. Take time, and nobody has to. Police and crews write as well what they cannot do: it is the most useful thing they know.',
    },
    views: {
      ask: 'Alone in the cellar, or too few crews: what does each view see that the other does not? What do we only assume?',
      guidance:
        'Uniforms end conversations, mostly without wanting to. Let those who live there speak first, and let the service say what follows for it. Do not make it simpler than the water is.',
    },
    plan: {
      ask: 'What can a street do by itself in twenty minutes? What does it need from others to do it?',
      guidance:
        'Think it through with the one in the street who cannot walk, not on their behalf. What is law stays with the service, and does not have to be co-created: say which parts.',
    },
    agree: {
      ask: 'Who knocks on which doors, and who if they are away? Agree on the night of the rehearsal.',
      guidance:
        'An agreement that only the emergency service carries is its plan, not yours. Health is told to the street and not to the board: here it is enough that somebody knows.',
    },
  },
  da: {
    arrive: {
      ask: 'Hvilken gade kommer du fra, og hvor højt stod vandet sidst? Hvem fra de lave gader er her ikke?',
      guidance:
        'Mødes i en lav gade og ikke på stationen. Dem, der er sværest at nå til et møde, er også sværest at nå om natten: spørg, hvem der kan hente dem. Digelauget og kolonihaverne har mødesteder, der virker.',
    },
    alone: {
      ask: 'Hvad gjorde du i timen, før vandet kom? Hvad vidste du ikke?',
      guidance:
        'Nogle fortæller om frygt her. Giv det tid, og ingen er nødt til det. Politi og mandskab skriver også, hvad de ikke kan nå: det er det nyttigste, de ved.',
    },
    views: {
      ask: 'Alene i kælderen, eller for få folk: hvad ser hver forståelse, som den anden ikke ser? Hvad antager vi kun?',
      guidance:
        'Uniformer slutter samtaler, mest uden at ville det. Lad dem, der bor der, tale først, og lad beredskabet sige, hvad det så betyder for dem. Gør det ikke enklere, end vandet er.',
    },
    plan: {
      ask: 'Hvad kan en gade selv på tyve minutter? Hvad har den brug for fra andre for at kunne det?',
      guidance:
        'Tænk det igennem sammen med den i gaden, der ikke kan gå, og ikke på vedkommendes vegne. Det, der er lov, bliver hos beredskabet og skal ikke samskabes: sig, hvilke dele det er.',
    },
    agree: {
      ask: 'Hvem banker på hvilke døre, og hvem, hvis de er væk? Aftal natten for øvelsen.',
      guidance:
        'En aftale, som kun beredskabet bærer, er deres plan og ikke jeres. Om helbred fortæller man gaden og ikke tavlen: her er det nok, at nogen ved det.',
    },
  },
  nb: {
    arrive: {
      ask: 'Hvilken gate kommer du fra, og hvor høyt sto vannet sist? Hvem fra de lave gatene er ikke her?',
      guidance:
        'Møtes i en lav gate og ikke på stasjonen. De som er vanskeligst å nå til et møte, er også vanskeligst å nå om natta: spør hvem som kan hente dem. Dikelaget og kolonihagene har møteplasser som virker.',
    },
    alone: {
      ask: 'Hva gjorde du i timen før vannet kom? Hva visste du ikke?',
      guidance:
        'Noen forteller om frykt her. Gi det tid, og ingen må. Politi og mannskap skriver også hva de ikke rekker: det er det nyttigste de vet.',
    },
    views: {
      ask: 'Alene i kjelleren, eller for få folk: hva ser hver forståelse som den andre ikke ser? Hva antar vi bare?',
      guidance:
        'Uniformer avslutter samtaler, som oftest uten å ville det. La dem som bor der snakke først, og la nødetatene si hva det da betyr for dem. Ikke gjør det enklere enn vannet er.',
    },
    plan: {
      ask: 'Hva kan en gate klare selv på tjue minutter? Hva trenger den fra andre for å klare det?',
      guidance:
        'Tenk det gjennom sammen med den i gata som ikke kan gå, og ikke på vegne av vedkommende. Det som er lov, blir hos nødetatene og skal ikke samskapes: si hvilke deler det er.',
    },
    agree: {
      ask: 'Hvem banker på hvilke dører, og hvem hvis de er borte? Avtal natta for øvelsen.',
      guidance:
        'En avtale som bare nødetatene bærer, er etatenes plan og ikke gatas: spør hva gata selv vil. Om helse forteller man gata og ikke tavla: her er det nok at noen vet det.',
    },
  },
}
