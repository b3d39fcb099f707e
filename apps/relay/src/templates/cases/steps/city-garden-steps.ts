import type { CaseStepsIn } from './case-steps.ts'

/** The steps towards a city garden. */
export const cityGardenSteps: CaseStepsIn = {
  en: {
    arrive: {
      ask: 'Show on a map where you live and how you pass the lot. Who looks out at it every day and is not here?',
      guidance:
        'Meet beside the fence if the weather allows. Invite the day-care and those who were against it as well: a garden that begins without them is pulled up by them. Ask what gardens there are nearby that would rather have help.',
    },
    alone: {
      ask: 'What happens on the lot today, at which hour, and for whom? What would you miss if it went?',
      guidance:
        'Planners write what they know of pipes, deadlines and plans, in words a neighbour understands. Nobody draws a garden yet: drawings are answers.',
    },
    views: {
      ask: 'An open ground, or a plan first? Put a third view beside them: the children’s, the firm’s, that of whoever sleeps badly.',
      guidance:
        'The two views on the board pull against each other, and both are true. Keep it that way for a while: a compromise that comes too soon loses what each of them knows.',
    },
    plan: {
      ask: 'What could we try in one season, and take away again if it does not work? Who waters in July?',
      guidance:
        'Ask what grows by itself already, and let the city hold its hand over it rather than run it. Put the firm’s lorry and the families’ evenings side by side: both are resources.',
    },
    agree: {
      ask: 'Who opens the gate, who has the key, who says stop? Agree on one Saturday, and on the day you look at it again.',
      guidance:
        'An agreement between the city and one association alone is shown as such: ask who else carries it. Write down until when the lot is yours to use, and what happens then.',
    },
  },
  da: {
    arrive: {
      ask: 'Vis på et kort, hvor du bor, og hvordan du kommer forbi grunden. Hvem ser ud på den hver dag og er her ikke?',
      guidance:
        'Mødes ved hegnet, hvis vejret er til det. Invitér børnehaven og også dem, der var imod: en have, der begynder uden dem, bliver revet op af dem. Spørg, om der er haver i nærheden, som hellere ville have hjælp.',
    },
    alone: {
      ask: 'Hvad sker der på grunden i dag, på hvilken tid, og for hvem? Hvad ville du savne, hvis det forsvandt?',
      guidance:
        'Planlæggerne skriver, hvad de ved om rør, frister og planer, med ord, som en nabo forstår. Ingen tegner en have endnu: tegninger er svar.',
    },
    views: {
      ask: 'En åben plads, eller først en plan? Læg en tredje forståelse ved siden af: børnenes, firmaets, hos den, der sover dårligt.',
      guidance:
        'De to forståelser på tavlen trækker hver sin vej, og begge er sande. Lad det være sådan lidt: et kompromis, der kommer for tidligt, mister det, som hver af dem ved.',
    },
    plan: {
      ask: 'Hvad kan vi prøve i én sæson og tage væk igen, hvis det ikke virker? Hvem vander i juli?',
      guidance:
        'Spørg, hvad der allerede gror af sig selv, og lad kommunen holde hånden over det i stedet for at drive det. Læg firmaets lastbil og familiernes aftener side om side: begge dele er ressourcer.',
    },
    agree: {
      ask: 'Hvem åbner lågen, hvem har nøglen, hvem siger stop? Aftal én lørdag og den dag, hvor I ser på det igen.',
      guidance:
        'En aftale mellem kommunen og én forening alene bliver vist som det, den er: spørg, hvem der ellers bærer den. Skriv ned, hvor længe I må bruge grunden, og hvad der så sker.',
    },
  },
  nb: {
    arrive: {
      ask: 'Vis på et kart hvor du bor og hvordan du kommer forbi tomta. Hvem ser ut på den hver dag og er ikke her?',
      guidance:
        'Møtes ved gjerdet hvis været tillater det. Inviter barnehagen og også dem som var imot: en hage som begynner uten dem, blir revet opp av dem. Spør om det finnes hager i nærheten som heller ville hatt hjelp.',
    },
    alone: {
      ask: 'Hva skjer på tomta i dag, til hvilken tid, og for hvem? Hva ville du savne hvis det forsvant?',
      guidance:
        'Planleggerne skriver hva de vet om rør, frister og planer, med ord en nabo forstår. Ingen tegner en hage ennå: tegninger er svar.',
    },
    views: {
      ask: 'En åpen plass, eller først en plan? Legg en tredje forståelse ved siden av: barnas, firmaets, hos den som sover dårlig.',
      guidance:
        'De to forståelsene på tavla drar hver sin vei, og begge er sanne. La det være slik en stund: et kompromiss som kommer for tidlig, mister det hver av dem vet.',
    },
    plan: {
      ask: 'Hva kan vi prøve i én sesong og ta bort igjen hvis det ikke virker? Hvem vanner i juli?',
      guidance:
        'Spør hva som alt gror av seg selv, og la kommunen holde en hånd over det i stedet for å drive det. Legg lastebilen til firmaet og kveldene til familiene side om side: begge deler er ressurser.',
    },
    agree: {
      ask: 'Hvem åpner porten, hvem har nøkkelen, hvem sier stopp? Avtal én lørdag og dagen dere ser på det igjen.',
      guidance:
        'En avtale mellom kommunen og én forening alene blir vist som det den er: spør hvem som ellers bærer den. Skriv ned hvor lenge dere får bruke tomta, og hva som skjer da.',
    },
  },
}
