import type { StoryWords } from '../shape.ts'

/** Danish for marking the session and for taking its story home. */
export const story: StoryWords = {
  bookmarks: {
    heading: 'Sæt mærke ved dette øjeblik',
    lead: 'Et bogmærke bliver et kapitel, når forløbet ses igen. Alle ser det der.',
    label: 'Hvad sker der nu?',
    hint: 'For eksempel “Vi er enige om, hvad problemet er”. Feltet må gerne være tomt.',
    set: 'Sæt bogmærket',
    setDone: 'Bogmærket er sat. Du kan fortryde det.',
    list: 'Bogmærker indtil nu',
    none: 'Ingen endnu.',
    rename: 'Navn på bogmærket kl. {{time}}',
    remove: 'Slet bogmærket {{name}}',
    removed: 'Bogmærket er slettet. Du kan fortryde det.',
    unnamed: 'Bogmærke',
    by: 'sat af {{name}}',
    here: 'Sæt mærke ved dette øjeblik',
    hereHint: 'Et bogmærke for alle, der ser tilbage på forløbet.',
  },
  takeHome: {
    filmHeading: 'Filmen som én fil',
    filmLead: 'Hele genafspilningen i én HTML-fil. Den åbner fra disken på enhver computer, uden netværk.',
    film: 'Gem filmen',
    filmSaved: 'Filmen er gemt: {{size}} kB.',
    making: 'Et øjeblik…',
    failed: 'Det lykkedes ikke. Prøv igen.',
    namesHidden: 'Dette link skjuler navne, så filen har ingen.',
    namesShown: 'Filen nævner navne, som genafspilningen gør. Del den med dem, der må vide det.',
  },
}
