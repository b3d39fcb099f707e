import type { TemplateWords } from '../shape.ts'

/** Danish for what a board can begin with. */
export const templates: TemplateWords = {
  template: {
    label: 'Begynd med',
    names: {
      blank: 'Et tomt bord',
      workshop: 'Jeres eget spørgsmål, trin for trin',
      'youth-policy': 'En ungepolitik',
      'city-garden': 'En byhave',
      park: 'En park, vi passer sammen',
      'storm-surge': 'Klar til stormfloden',
      'school-mentors': 'Mentorer mod frafald',
    },
    lines: {
      blank: 'Intet på det: I begynder med jeres egne sedler.',
      workshop: 'Otte trin til en workshop på to timer, med råd til den, der leder. Bordet er tomt.',
      'youth-policy': 'Unge og politikere laver en politik og fører den ud i livet.',
      'city-garden': 'Beboere, planlæggere og et firma laver en have af en indhegnet grund.',
      park: 'Beboere stifter en forening ved siden af kommunens gartnere.',
      'storm-surge': 'Gader, politi og beredskab forbereder sig på vandet.',
      'school-mentors': 'En bank og en teknisk skole leder efter det, der får folk til at blive.',
    },
    guided: 'Har otte trin med og råd til den, der leder.',
    kept: 'Gemt på denne enhed',
    fromFile: 'Fra en fil…',
    fromFileHint: 'Vælg en skabelon, som nogen har gemt, eller slip den her',
    opened: '»{{title}}« er valgt at begynde med.',
    about: '{{title}}: {{steps}}, {{papers}}.',
    steps_one: '{{count}} trin',
    steps_other: '{{count}} trin',
    papers_one: '{{count}} ting på tavlen',
    papers_other: '{{count}} ting på tavlen',
    remove: 'Fjern »{{title}}« fra denne enhed',
    removed: 'Fjernet fra denne enhed. Filer, der er gemt, findes stadig.',
    problem: {
      none: 'Denne fil er ikke en skabelon til en tavle.',
      version: 'Denne skabelon er lavet af en nyere Samtavle og kan ikke læses her.',
      broken: 'Denne skabelon er beskadiget eller rettet i hånden og kan ikke bruges.',
      large: 'Denne fil er for stor til at være en skabelon.',
    },
    save: {
      heading: 'Gem som skabelon',
      lead: 'En fil, som en ny tavle kan begynde med: vælg den på forsiden, på en hvilken som helst enhed. Hvad skal med?',
      along: 'Hvad der skal med',
      part: {
        steps: 'Trin og deres råd',
        tools: 'Deltagernes redskaber',
        surface: 'Afsnit, overskrifter og hvad farverne betyder',
        rules: 'Spilleregler',
        words: 'Det, der står på sedler og kort',
      },
      wordsHint: 'Uden hvem der skrev det. Navne, der står i selve ordene, kommer med: læs dem først.',
      never:
        'Dette kommer aldrig med: hvem der skrev, stod bag, tog forbehold for eller kom med noget, stemmer, kommentarer og tegn, aftaler og forventninger, det, der er dækket til, og det, der skrives privat.',
      nothing: 'Her er endnu ikke noget, en ny tavle kunne begynde med.',
      do: 'Gem filen',
      done: 'Filen er gemt. Skabelonen ligger også på denne enhed, under »Begynd med« på forsiden.',
      doneFile: 'Filen er gemt. Der er ikke plads på denne enhed til også at beholde skabelonen.',
      tooLarge: 'Det er for meget til en skabelon, som rummer 3.000 ting og én megabyte. Lad det skrevne blive ude.',
    },
  },
}
