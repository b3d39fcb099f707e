import type { CodePart } from '../shape.ts'

/** Danish for the way in by a code. */
export const code: CodePart = {
  code: {
    label: 'Jeg har en kode',
    hint: 'For eksempel K7M X4PQ',
    go: 'Gå ind',
    missing: 'En kode har syv bogstaver og tal.',
    refused: 'Koden åbner ingen tavle. Se en gang til: måske er den tastet forkert eller udløbet.',
    busy: 'Der er prøvet for mange forkerte koder. Vent lidt, eller brug linket.',
  },
}
