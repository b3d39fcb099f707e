/** English for what is drawn on the board itself. */
export const canvas = {
  canvas: {
    question: {
      understand: 'What is the problem, really?',
      plan: 'How can we solve it, and who can do what?',
      implement: 'What do we carry out together?',
    },
    invitation: {
      understand: 'Begin here. How do you see it? Double-click and write.',
      plan: 'When we see the problem alike, plans grow here.',
      implement: 'What we do together, resting on what we understood.',
    },
    kind: {
      framing: 'Problem framing',
      section: 'Section',
      text: 'Text',
      stroke: 'Drawing',
      link: 'Link',
      resource: 'Resource',
      agreement: 'Agreement',
      indicator: 'Indicator',
      rule: 'Ground rule',
      expectation: 'Expectation',
    },
    damaged: 'This could not be read in full',
    someone: 'Someone',
  },
} as const
