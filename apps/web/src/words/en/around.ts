/** English for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around = {
  selection: {
    about: 'About this',
  },
} as const
