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
    steps: 'Har otte trin med og råd til den, der leder.',
  },
}
