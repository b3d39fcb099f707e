/** English for what stands around the drawn board and is fetched when somebody reaches for it. */
export const around = {
  map: {
    label: 'Map of the whole board. Press or draw to look there; the arrow keys move the board, too.',
  },
  follow: {
    start: 'Follow',
    startNamed: 'Follow: look where {{name}} looks',
    now: 'You see what {{name}} sees. Move the board to let go.',
    stop: 'Let go',
  },
  writing: {
    label: 'Writing',
    next: 'Next note',
    done: 'Done',
  },
  sections: {
    heading: 'Sections',
    show: 'Show {{name}} on the board',
    fold: 'Fold away what lies in {{name}}',
    untitled: 'Section without a title',
  },
  legend: {
    heading: 'What the colours mean',
    close: 'Close the legend',
    none: 'Nobody has said what the colours mean yet.',
    meaning: 'What {{paper}} means',
    only: 'Only look at: {{name}}',
  },
  selection: {
    about: 'About this',
  },
} as const
