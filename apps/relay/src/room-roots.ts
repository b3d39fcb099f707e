import type { RoomName } from '@samtavle/protocol'

/** Roots of a board document. The main thread knows them as strings only; a test holds them to the board's schema. */
const boardRoots = [
  'meta',
  'items',
  'places',
  'looks',
  'orders',
  'texts',
  'ends',
  'strokes',
  'facts',
  'stands',
  'votes',
  'bookmarks',
  'comments',
  'gone',
  'actors',
  'pulses',
  'votings',
] as const

/** Roots of a process document: how the session runs, written by facilitators. */
const processRoots = [
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

/** The roots that a room's document may have; a private room is one actor's board. */
export function rootsOfRoom(kind: RoomName['kind']): readonly string[] {
  return kind === 'process' ? processRoots : boardRoots
}
