/** English for the way in by a code. */
export const code = {
  code: {
    label: 'I have a code',
    hint: 'For example K7M X4PQ',
    go: 'Go in',
    missing: 'A code has seven letters and digits.',
    refused: 'This code opens no board. Look once more: it may have been mistyped, or it has run out.',
    busy: 'Too many wrong codes were tried. Wait a little, or use the link.',
  },
} as const
