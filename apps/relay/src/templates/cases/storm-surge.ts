import type { Case } from './case-words.ts'

/** Residents, police and the emergency service build preparedness for storm surges. */
export const stormSurge: Case = {
  en: {
    framings: [
      {
        text: 'When the water comes at night, each of us stands alone in a cellar and does not know whom to ring',
        affects: 'The low streets, and above all those who live alone',
        known: 'Last time the warning came forty minutes before the water',
        assumed: 'That neighbours would help if they knew who needs it',
      },
      {
        text: 'The emergency service cannot be in forty streets at once, and plans as if it could',
        affects: 'The crews, and whoever waits for them',
        known: 'Nine crews had three hundred calls',
        assumed: 'That people do as the plan says',
      },
    ],
    understand: [
      'Who in your street could not leave by themselves?',
      'Half of us never saw the leaflet. It was in one language.',
      'The dyke guild has known for a hundred years where the water enters.',
    ],
    plan: ['A street captain and a deputy in each low street', 'One rehearsal in October, in the dark, with wet feet'],
    resources: [
      'Sandbags and a pump, if we have a place for them',
      'Two boats and people who can row them',
      'Evenings of a fire officer',
    ],
    rules: [
      'No question about the water is a stupid one',
      'What somebody says about their health stays with their street',
    ],
    indicator: {
      goal: 'Everybody in the low streets knows what to do',
      text: 'Doors that opened within twenty minutes at the rehearsal',
    },
  },
  da: {
    framings: [
      {
        text: 'Når vandet kommer om natten, står vi hver for sig i en kælder og ved ikke, hvem vi skal ringe til',
        affects: 'De lave gader og mest dem, der bor alene',
        known: 'Sidst kom varslet fyrre minutter før vandet',
        assumed: 'At naboer ville hjælpe, hvis de vidste, hvem der har brug for det',
      },
      {
        text: 'Beredskabet kan ikke være i fyrre gader på én gang og planlægger, som om det kunne',
        affects: 'Mandskabet og dem, der venter på det',
        known: 'Ni hold fik tre hundrede opkald',
        assumed: 'At folk gør, som planen siger',
      },
    ],
    understand: [
      'Hvem i din gade kunne ikke komme væk ved egen hjælp?',
      'Halvdelen af os så aldrig folderen. Den var på ét sprog.',
      'Digelauget har i hundrede år vidst, hvor vandet kommer ind.',
    ],
    plan: ['En gadekaptajn og en stedfortræder i hver lav gade', 'Én øvelse i oktober, i mørke, med våde fødder'],
    resources: [
      'Sandsække og en pumpe, hvis vi har et sted til dem',
      'To både og folk, der kan ro dem',
      'Aftener med en brandmester',
    ],
    rules: ['Intet spørgsmål om vandet er dumt', 'Det, nogen siger om deres helbred, bliver i deres gade'],
    indicator: {
      goal: 'Alle i de lave gader ved, hvad de skal gøre',
      text: 'Døre, der blev åbnet inden for tyve minutter ved øvelsen',
    },
  },
  nb: {
    framings: [
      {
        text: 'Når vannet kommer om natta, står vi hver for oss i en kjeller og vet ikke hvem vi skal ringe',
        affects: 'De lave gatene, og mest de som bor alene',
        known: 'Sist kom varselet førti minutter før vannet',
        assumed: 'At naboer ville hjulpet hvis de visste hvem som trenger det',
      },
      {
        text: 'Beredskapen kan ikke være i førti gater på én gang og planlegger som om den kunne',
        affects: 'Mannskapene og de som venter på dem',
        known: 'Ni lag fikk tre hundre anrop',
        assumed: 'At folk gjør som planen sier',
      },
    ],
    understand: [
      'Hvem i gata di kunne ikke kommet seg ut på egen hånd?',
      'Halvparten av oss så aldri brosjyren. Den var på ett språk.',
      'Dikelaget har visst i hundre år hvor vannet kommer inn.',
    ],
    plan: ['En gatekaptein og en stedfortreder i hver lave gate', 'Én øvelse i oktober, i mørket, med våte føtter'],
    resources: [
      'Sandsekker og en pumpe, hvis vi har et sted til dem',
      'To båter og folk som kan ro dem',
      'Kvelder med en brannmester',
    ],
    rules: ['Ingen spørsmål om vannet er dumme', 'Det noen sier om helsa si, blir i gata deres'],
    indicator: {
      goal: 'Alle i de lave gatene vet hva de skal gjøre',
      text: 'Dører som ble åpnet innen tjue minutter på øvelsen',
    },
  },
}
