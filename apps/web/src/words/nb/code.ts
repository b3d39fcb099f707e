import type { CodePart } from '../shape.ts'

/** Norwegian for the way in by a code. */
export const code: CodePart = {
  code: {
    label: 'Jeg har en kode',
    hint: 'For eksempel K7M X4PQ',
    go: 'Gå inn',
    missing: 'En kode har sju bokstaver og tall.',
    refused: 'Koden åpner ingen tavle. Se en gang til: kanskje er den feil skrevet eller utløpt.',
    busy: 'Det er prøvd for mange feil koder. Vent litt, eller bruk lenken.',
  },
}
