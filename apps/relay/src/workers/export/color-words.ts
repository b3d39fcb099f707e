/** English for the paper colours of notes. */
export const englishColors = {
  straw: 'Straw',
  apricot: 'Apricot',
  rose: 'Rose',
  heather: 'Heather',
  fjord: 'Fjord',
  mint: 'Mint',
  moss: 'Moss',
  birch: 'Birch',
} as const

/** Danish for the paper colours of notes. */
export const danishColors = {
  straw: 'Strå',
  apricot: 'Abrikos',
  rose: 'Rose',
  heather: 'Lyng',
  fjord: 'Fjord',
  mint: 'Mynte',
  moss: 'Mos',
  birch: 'Birk',
} as const

/** Norwegian for the paper colours of notes. */
export const norwegianColors = {
  straw: 'Strå',
  apricot: 'Aprikos',
  rose: 'Rose',
  heather: 'Lyng',
  fjord: 'Fjord',
  mint: 'Mynte',
  moss: 'Mose',
  birch: 'Bjørk',
} as const
