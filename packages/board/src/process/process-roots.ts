/**
 * The root maps of a process document: how a session runs. Facilitators write them and everybody reads them, but for the rounds,
 * which only the relay writes. Where there is one of something, it stands under `now`.
 */
export const processRootNames = [
  'meta',
  'stage',
  'stages',
  'walk',
  'timer',
  'round',
  'rounds',
  'tools',
  'locks',
  'surface',
  'agenda',
  'focus',
  'hands',
  'hidden',
  'inbox',
  'turns',
  'facilitators',
] as const
export type ProcessRootName = (typeof processRootNames)[number]

/** The key of what there is one of. */
export const nowKey = 'now'
