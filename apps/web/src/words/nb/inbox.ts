import type { InboxWords } from '../shape.ts'

/** Norwegian for notes that wait for a place. */
export const inbox: InboxWords = {
  title: 'Innboks',
  unfold_one: '{{count}} lapp venter på en plass',
  unfold_other: '{{count}} lapper venter på en plass',
  fold: 'Gjør liten',
  lead: 'Det folk skriver på telefonen, venter her på en plass. Alle kan gi det en: dra en lapp ut på tavlen, eller velg en sone.',
  readOnly: 'Det folk skriver på telefonen, venter her på en plass på tavlen.',
  empty: 'Det er ingenting som venter akkurat nå.',
  placeIn: 'Legg i {{zone}}',
  placeNote: 'Legg «{{text}}» i {{zone}}',
  placeAll_one: 'Legg den der',
  placeAll_other: 'Legg alle {{count}} der',
  placed_one: '{{count}} lapp har fått plass i {{zone}}',
  placed_other: '{{count}} lapper har fått plass i {{zone}}',
  placedBeside: 'Lappen har fått plass ved siden av aksen',
  close: 'Lukk innboksen',
  closeHint: 'Det som fortsatt venter, går til sonen sin. Ingenting går tapt.',
  closed: 'Innboksen er lukket',
}
