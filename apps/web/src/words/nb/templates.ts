import type { TemplateWords } from '../shape.ts'

/** Norwegian for what a board can begin with. */
export const templates: TemplateWords = {
  template: {
    label: 'Begynn med',
    names: {
      blank: 'Et tomt bord',
      workshop: 'Deres eget spørsmål, trinn for trinn',
      'youth-policy': 'En ungdomspolitikk',
      'city-garden': 'En byhage',
      park: 'En park vi steller sammen',
      'storm-surge': 'Klar for stormfloen',
      'school-mentors': 'Mentorer mot frafall',
    },
    lines: {
      blank: 'Ingenting på det: dere begynner med egne lapper.',
      workshop: 'Åtte trinn for et verksted på to timer, med råd til den som leder. Bordet er tomt.',
      'youth-policy': 'Unge og politikere lager en politikk og setter den ut i livet.',
      'city-garden': 'Beboere, planleggere og et firma lager en hage av en inngjerdet tomt.',
      park: 'Beboere stifter en forening ved siden av kommunens gartnere.',
      'storm-surge': 'Gater, politi og beredskap forbereder seg på vannet.',
      'school-mentors': 'En bank og en fagskole leter etter det som får folk til å bli.',
    },
    guided: 'Har med åtte trinn og råd til den som leder.',
    kept: 'Lagret på denne enheten',
    fromFile: 'Fra en fil…',
    fromFileHint: 'Velg en mal som noen har lagret, eller slipp den her',
    opened: '«{{title}}» er valgt å begynne med.',
    about: '{{title}}: {{steps}}, {{papers}}.',
    steps_one: '{{count}} trinn',
    steps_other: '{{count}} trinn',
    papers_one: '{{count}} ting på tavla',
    papers_other: '{{count}} ting på tavla',
    remove: 'Fjern «{{title}}» fra denne enheten',
    removed: 'Fjernet fra denne enheten. Filer som er lagret, finnes fortsatt.',
    problem: {
      none: 'Denne filen er ikke en mal for en tavle.',
      version: 'Denne malen er laget av en nyere Samtavle og kan ikke leses her.',
      broken: 'Denne malen er skadet eller endret for hånd og kan ikke brukes.',
      large: 'Denne filen er for stor til å være en mal.',
    },
    save: {
      heading: 'Lagre som mal',
      lead: 'En fil som en ny tavle kan begynne med: velg den på forsiden, på hvilken enhet som helst. Hva skal være med?',
      along: 'Hva som skal være med',
      part: {
        steps: 'Trinn og rådene til dem',
        tools: 'Redskapene til deltakerne',
        surface: 'Seksjoner, overskrifter og hva fargene betyr',
        rules: 'Spilleregler',
        words: 'Det som står på lapper og kort',
      },
      wordsHint: 'Uten hvem som skrev det. Navn som står i selve ordene, blir med: les dem først.',
      never:
        'Dette blir aldri med: hvem som skrev, sto bak, tok forbehold mot eller kom med noe, stemmer, kommentarer og tegn, avtaler og forventninger, det som er dekket til, og det som skrives privat.',
      nothing: 'Her er det ennå ikke noe en ny tavle kunne begynne med.',
      do: 'Lagre filen',
      done: 'Filen er lagret. Malen ligger også på denne enheten, under «Begynn med» på forsiden.',
      doneFile: 'Filen er lagret. Det er ikke plass på denne enheten til også å beholde malen.',
      tooLarge: 'Det er for mye for en mal, som rommer 3000 ting og én megabyte. La det som er skrevet, bli ute.',
    },
  },
}
