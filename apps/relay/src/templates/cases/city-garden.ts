import type { Case } from './case-words.ts'

/** Activists, residents, planners and a gardening firm make a garden of a gravelled yard. */
export const cityGarden: Case = {
  en: {
    framings: [
      {
        text: 'The gravelled lot is the only open ground within ten minutes, and nobody is allowed in',
        affects: 'Families without a balcony, and the day-care on the corner',
        known: 'The fence has stood for four years',
        assumed: 'That people would look after it if they could get in',
      },
      {
        text: 'The city owes us a plan for the lot before anything is planted that must be dug up again',
        affects: 'Whoever would have to say no later',
        known: 'A pipe runs beneath the northern half',
        assumed: 'That a garden for some years is worth the trouble',
      },
    ],
    understand: [
      'Who uses the lot now, fence or no fence?',
      'In July the asphalt around it is too hot for the pram.',
      'We asked three times and got three different answers about who decides.',
    ],
    plan: [
      'Raised beds on pallets: they can move if the pipe must be mended',
      'One Saturday with an open gate, then we look again',
    ],
    resources: [
      'A lorry and topsoil from the gardening firm',
      'Six families who can water in the holidays',
      'The key to the fence',
    ],
    rules: [
      'Whoever gets their hands dirty has a say in what is planted',
      'Nothing is decided in a meeting that was not announced',
    ],
    indicator: {
      goal: 'The lot is a place people meet',
      text: 'Different people inside the gate on a Tuesday evening',
    },
  },
  da: {
    framings: [
      {
        text: 'Grusgrunden er den eneste åbne plads inden for ti minutter, og ingen må komme ind',
        affects: 'Familier uden altan og børnehaven på hjørnet',
        known: 'Hegnet har stået i fire år',
        assumed: 'At folk ville passe på den, hvis de kunne komme ind',
      },
      {
        text: 'Kommunen skylder os en plan for grunden, før der plantes noget, som skal graves op igen',
        affects: 'Den, der senere skal sige nej',
        known: 'Der løber et rør under den nordlige halvdel',
        assumed: 'At en have i nogle år er besværet værd',
      },
    ],
    understand: [
      'Hvem bruger grunden nu, med eller uden hegn?',
      'I juli er asfalten rundt om for varm til barnevognen.',
      'Vi har spurgt tre gange og fået tre forskellige svar på, hvem der bestemmer.',
    ],
    plan: [
      'Højbede på paller: de kan flyttes, hvis røret skal repareres',
      'Én lørdag med åben låge, og så ser vi på det igen',
    ],
    resources: ['Lastbil og muld fra gartnerfirmaet', 'Seks familier, der kan vande i ferierne', 'Nøglen til hegnet'],
    rules: [
      'Den, der får jord under neglene, er med til at bestemme, hvad der plantes',
      'Intet bliver besluttet på et møde, der ikke var meldt ud',
    ],
    indicator: {
      goal: 'Grunden er et sted, hvor man mødes',
      text: 'Forskellige mennesker inden for lågen en tirsdag aften',
    },
  },
  nb: {
    framings: [
      {
        text: 'Grustomta er den eneste åpne plassen innen ti minutter, og ingen slipper inn',
        affects: 'Familier uten balkong og barnehagen på hjørnet',
        known: 'Gjerdet har stått i fire år',
        assumed: 'At folk ville tatt vare på den hvis de kom inn',
      },
      {
        text: 'Kommunen skylder oss en plan for tomta før det plantes noe som må graves opp igjen',
        affects: 'Den som må si nei senere',
        known: 'Det går et rør under den nordlige halvdelen',
        assumed: 'At en hage i noen år er verdt bryet',
      },
    ],
    understand: [
      'Hvem bruker tomta nå, med eller uten gjerde?',
      'I juli er asfalten rundt for varm for barnevogna.',
      'Vi har spurt tre ganger og fått tre ulike svar på hvem som bestemmer.',
    ],
    plan: ['Pallekarmer: de kan flyttes hvis røret må repareres', 'Én lørdag med åpen port, så ser vi på det igjen'],
    resources: [
      'Lastebil og matjord fra gartnerfirmaet',
      'Seks familier som kan vanne i feriene',
      'Nøkkelen til gjerdet',
    ],
    rules: [
      'Den som får jord under neglene, er med og bestemmer hva som plantes',
      'Ingenting avgjøres på et møte som ikke var varslet',
    ],
    indicator: { goal: 'Tomta er et sted der folk møtes', text: 'Ulike mennesker innenfor porten en tirsdagskveld' },
  },
}
