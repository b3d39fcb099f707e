/** English for what a board can begin with. */
export const templates = {
  template: {
    label: 'Begin with',
    names: {
      blank: 'An empty table',
      workshop: 'Your own question, step by step',
      'youth-policy': 'A youth policy',
      'city-garden': 'A city garden',
      park: 'A park to tend together',
      'storm-surge': 'Ready for the storm surge',
      'school-mentors': 'Mentors against drop-out',
    },
    lines: {
      blank: 'Nothing on it: you begin from your own notes.',
      workshop: 'Eight steps for a workshop of two hours, with advice for whoever leads it. The table is empty.',
      'youth-policy': 'Young people and politicians make a policy and carry it out.',
      'city-garden': 'Residents, planners and a firm make a garden of a fenced lot.',
      park: 'Residents found an association beside the municipal gardeners.',
      'storm-surge': 'Streets, police and emergency service prepare for the water.',
      'school-mentors': 'A bank and a technical school look for what keeps people there.',
    },
    steps: 'Comes with eight steps and advice for whoever leads.',
  },
} as const
