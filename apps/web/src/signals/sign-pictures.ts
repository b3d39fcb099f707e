import type { NoteColor, ReactionSign } from '@samtavle/board'

/** How a sign is drawn: lines on a round of paper, 24 units across. Our own, because not every device has a font of pictures. */
export interface SignPicture {
  readonly paper: NoteColor
  /** Drawn with a round pen two units wide. */
  readonly lines: string
}

const eyes = 'M8.8 9.3v.4M15.2 9.3v.4'

/** How each sign looks. */
export const signPictures: Readonly<Record<ReactionSign, SignPicture>> = {
  yes: { paper: 'moss', lines: 'M6.5 12.6l3.8 3.8 7.2-8.2' },
  heart: {
    paper: 'rose',
    lines: 'M12 18.2C4 13 5 7 9 7q2 0 3 2 1-2 3-2c4 0 5 6-3 11.2z',
  },
  clap: { paper: 'apricot', lines: 'M12 5l2 5h5l-4 3 2 5-5-3-5 3 2-5-4-3h5z' },
  think: { paper: 'fjord', lines: 'M9 9.3a3.1 3.1 0 1 1 4.7 2.6c-1.1.7-1.7 1.2-1.7 2.5M12 17.6v.1' },
  laugh: { paper: 'straw', lines: `${eyes}M7.4 13.2a4.7 4.7 0 0 0 9.2 0z` },
  wow: { paper: 'heather', lines: `${eyes}M12 13.4a2.2 2.4 0 1 0 .01 0z` },
}
