import type { AroundWords } from '../shape.ts'

/** Norwegian bokmål for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around: AroundWords = {
  map: {
    label: 'Kart over hele tavlen. Trykk eller dra for å se dit; piltastene flytter også tavlen.',
  },
  follow: {
    start: 'Følg',
    startNamed: 'Følg: se det {{name}} ser',
    now: 'Du ser det {{name}} ser. Flytt tavlen for å gi slipp.',
    stop: 'Gi slipp',
  },
  writing: {
    label: 'Skriving',
    next: 'Neste lapp',
    done: 'Ferdig',
  },
  sections: {
    heading: 'Seksjoner',
    show: 'Vis {{name}} på tavlen',
    fold: 'Brett bort det som ligger i {{name}}',
    untitled: 'Seksjon uten overskrift',
  },
  legend: {
    heading: 'Hva fargene betyr',
    close: 'Lukk forklaringen',
    none: 'Ingen har sagt hva fargene betyr ennå.',
    meaning: 'Hva {{paper}} betyr',
    only: 'Se bare på: {{name}}',
  },
  selection: {
    about: 'Om denne',
  },
}
