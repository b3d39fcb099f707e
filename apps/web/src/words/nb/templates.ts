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
    steps: 'Har med åtte trinn og råd til den som leder.',
  },
}
