import type { Chance } from './chance.ts'

/** What is said at a workshop about a harbour: common words first, since they are picked more often. */
const common =
  'vi og at det er i en på til ikke de som der med har kan skal for den af et også hvis når men om så fra mere mange nogle ' +
  'hvor alle selv sammen hele lidt hver uden under flere bare efter ved os dem vores deres noget ingen igen først altid'
const subject =
  'havnen kajen unge ældre foreningen kommunen børn naboer frivillige skolen byen vandet stien broen cykler biler lys tid ' +
  'penge ansvar møder planer trafik støj træer grønt bænke caféen klubben badene isvinter sommer lørdag aften tryghed ' +
  'ensomhed fællesskab idræt kultur musik kunst værksted mad marked fiskere lystbåde turister lejere udlejere huslejen ' +
  'driften vedligehold affald stormflod klimaet regnvand parkering buslinjen toiletter adgang kørestol barnevogn legeplads ' +
  'informationen sproget tilliden samarbejdet aftalen tidsplanen budgettet puljen ordningen medarbejdere politikere borgerne ' +
  'erhvervslivet butikker lærlinge praktik uddannelse job sundhed natur fugle vandkvalitet historien bygningerne hallen'
const doing =
  'mangler ønsker bruger møder hjælper bygger passer åbner lukker deler lærer prøver spørger lytter finder føler tror ved ' +
  'betaler søger starter venter planter maler rydder holder inviterer oversætter skriver ringer kører cykler bader spiser ' +
  'undersøger forstår beslutter aftaler gennemfører måler fortæller samler udvikler afprøver ændrer følger støtter'
const kind =
  'ny gammel stor lille tryg mørk lys tom fuld dyr billig fri åben lukket langsom hurtig fælles egen ung god dårlig vigtig ' +
  'svær nem synlig skjult rolig travl sjov grå blå grøn våd tør kold varm offentlig frivillig lokal midlertidig'

const lists = [common, subject, doing, kind].map((words) => words.split(' '))
const endings = ['', '', '', '', '', 'en', 'ne', 's', 'e', 't'] as const

/** A sentence as people write it on a note. */
export function sentence(chance: Chance, words: number): string {
  const said = Array.from({ length: words }, (_, index) => word(chance, index))
  const text = said.join(' ')
  return `${text.slice(0, 1).toUpperCase()}${text.slice(1)}${chance.is(0.4) ? chance.pick(['.', '?', '!']) : ''}`
}

function word(chance: Chance, index: number): string {
  const list = lists[[1, 2, 0, 0, 3, 1, 0, 2][index % 8] ?? 0] ?? []
  // Squared, so that the front of a list is picked more often, as words are.
  const chosen = list[Math.floor(chance.next() ** 2 * list.length)] ?? 'vi'
  const ended = list === lists[0] ? chosen : `${chosen}${chance.pick(endings)}`
  return chance.is(0.06) ? `${ended},` : ended
}
