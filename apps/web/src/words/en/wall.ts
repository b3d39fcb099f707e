/** English for a board on a wall. */
export const wall = {
  wall: {
    label: 'Board on the wall',
    leave: 'Leave the wall view',
    leaveHint: 'Leave the wall (Esc)',
    show: 'What the wall shows',
    all: 'The whole axis',
    lead: 'What the facilitator shows',
    join: 'Come and take part',
    scan: 'Scan, or open {{host}} and type',
    noInvitation: 'This screen holds no link that may be shown.',
    awake: 'This screen stays awake.',
    notAwake: 'This screen may fall asleep: switch that off in its settings.',
    controls: 'For whoever sets up the wall',
    reader: 'What was written, in large letters',
    read: 'Large letters on the wall',
    waits: 'Waits for a place',
    invite: 'Invitation on the wall',
    timer: 'Time left',
    over: 'Time is up',
    fullscreen: 'Fill the screen',
  },
} as const
