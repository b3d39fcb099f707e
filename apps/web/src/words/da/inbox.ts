import type { InboxWords } from '../shape.ts'

/** Danish for notes that wait for a place. */
export const inbox: InboxWords = {
  title: 'Indbakke',
  unfold_one: '{{count}} seddel venter på en plads',
  unfold_other: '{{count}} sedler venter på en plads',
  fold: 'Gør lille',
  lead: 'Det, folk skriver på telefonen, venter her på en plads. Alle må give det en: træk en seddel ud på tavlen, eller vælg en zone.',
  readOnly: 'Det, folk skriver på telefonen, venter her på en plads på tavlen.',
  empty: 'Der venter ikke noget lige nu.',
  placeIn: 'Læg i {{zone}}',
  placeNote: 'Læg “{{text}}” i {{zone}}',
  placeAll_one: 'Læg den der',
  placeAll_other: 'Læg alle {{count}} der',
  placed_one: '{{count}} seddel har fået plads i {{zone}}',
  placed_other: '{{count}} sedler har fået plads i {{zone}}',
  placedBeside: 'Sedlen har fået plads ved siden af aksen',
  close: 'Luk indbakken',
  closeHint: 'Det, der stadig venter, kommer hen i sin zone. Intet går tabt.',
  closed: 'Indbakken er lukket',
}
