import type { StoryWords } from '../shape.ts'

/** Norwegian for marking the session and for taking its story home. */
export const story: StoryWords = {
  bookmarks: {
    heading: 'Merk dette øyeblikket',
    lead: 'Et bokmerke blir et kapittel når forløpet ses igjen. Alle ser det der.',
    label: 'Hva skjer nå?',
    hint: 'For eksempel «Vi er enige om hva problemet er». Feltet kan stå tomt.',
    set: 'Sett bokmerket',
    setDone: 'Bokmerket er satt. Du kan angre.',
    list: 'Bokmerker så langt',
    none: 'Ingen ennå.',
    rename: 'Navn på bokmerket kl. {{time}}',
    remove: 'Slett bokmerket {{name}}',
    removed: 'Bokmerket er slettet. Du kan angre.',
    unnamed: 'Bokmerke',
    by: 'satt av {{name}}',
    here: 'Merk dette øyeblikket',
    hereHint: 'Et bokmerke for alle som ser tilbake på forløpet.',
  },
  takeHome: {
    filmHeading: 'Filmen som én fil',
    filmLead: 'Hele avspillingen i én HTML-fil. Den åpnes fra disken på enhver datamaskin, uten nettverk.',
    film: 'Lagre filmen',
    filmSaved: 'Filmen er lagret: {{size}} kB.',
    making: 'Et øyeblikk…',
    failed: 'Det lyktes ikke. Prøv igjen.',
    namesHidden: 'Denne lenken skjuler navn, så filen har ingen.',
    namesShown: 'Filen nevner navn, som avspillingen gjør. Del den med dem som kan få vite det.',
  },
}
