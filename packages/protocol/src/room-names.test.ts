import { expect, test } from 'vitest'
import { formatRoomName, isId, parseRoomName, type RoomName } from './room-names.ts'

const boardId = 'abcDEF012345_-xy'
const actorId = 'actor-0123456789'

test('[ROOM-1] the three kinds of room read back as they were written', () => {
  const rooms: readonly RoomName[] = [
    { kind: 'shared', boardId },
    { kind: 'process', boardId },
    { kind: 'private', boardId, actorId },
  ]
  for (const room of rooms) expect(parseRoomName(formatRoomName(room))).toEqual(room)
})

test('[ROOM-2] nothing else is a room', () => {
  const others = [
    '',
    'short',
    `${boardId}.`,
    `${boardId}.Process`,
    `${boardId}.process.x`,
    `${boardId}.private`,
    `${boardId}.private.`,
    `${boardId}.private.short`,
    `${boardId}.private.${actorId}.process`,
    `${boardId}~2`,
    `../${boardId}`,
    `${boardId}\n`,
    `${boardId} `,
    'x'.repeat(65),
    '__proto__',
  ]
  for (const name of others) expect(parseRoomName(name), name).toBeNull()
})

test('[ROOM-3] an id is 12 to 64 URL-safe characters', () => {
  expect(isId('x'.repeat(12))).toBe(true)
  expect(isId('x'.repeat(64))).toBe(true)
  for (const value of ['x'.repeat(11), 'x'.repeat(65), 'a/bcdefghijklm', 'æøåæøåæøåæøå'])
    expect(isId(value), value).toBe(false)
})
