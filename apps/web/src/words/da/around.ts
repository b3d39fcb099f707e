import type { AroundWords } from '../shape.ts'

/** Danish for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around: AroundWords = {
  map: {
    label: 'Kort over hele tavlen. Tryk eller træk for at se derhen; piletasterne flytter også tavlen.',
  },
  follow: {
    start: 'Følg',
    startNamed: 'Følg: se det, {{name}} ser',
    now: 'Du ser, hvad {{name}} ser. Flyt tavlen for at give slip.',
    stop: 'Giv slip',
  },
  writing: {
    label: 'Skrivning',
    next: 'Næste seddel',
    done: 'Færdig',
  },
  sections: {
    heading: 'Afsnit',
    show: 'Vis {{name}} på tavlen',
    fold: 'Fold det væk, der ligger i {{name}}',
    untitled: 'Afsnit uden overskrift',
  },
  legend: {
    heading: 'Hvad farverne betyder',
    close: 'Luk forklaringen',
    none: 'Ingen har sagt, hvad farverne betyder, endnu.',
    meaning: 'Hvad {{paper}} betyder',
    only: 'Se kun på: {{name}}',
  },
  selection: {
    about: 'Om dette',
  },
}
