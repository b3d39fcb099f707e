import { roles, type Role, type RoomName } from '@samtavle/protocol'
import { expect, test } from 'vitest'
import { actions, mayDo, restsWhenFrozen, roomRights, type Action } from './access.ts'

const boardId = 'board-0123456789'
const actorId = 'actor-0123456789'

test('who may do what: every role by every action', () => {
  const expected: Readonly<Record<Action, string>> = {
    'read-board': 'fcv',
    'read-actors': 'fcv',
    'read-history': 'fcv',
    'export-board': 'fcv',
    'write-board': 'fc',
    'restore-board': 'f',
    'run-process': 'f',
    'take-pulse': 'fc',
    vote: 'fc',
    'write-privately': 'fc',
    'manage-links': 'f',
    'freeze-board': 'f',
    'erase-board': 'f',
  }
  const actual = Object.fromEntries(
    actions.map((action) => [
      action,
      roles
        .filter((role) => mayDo(role, action))
        .map((role) => role[0])
        .join(''),
    ]),
  )
  expect(actual).toEqual(expected)
})

test('a frozen board is read, left to others, thawed and erased, and nothing else', () => {
  expect(actions.filter((action) => !restsWhenFrozen(action))).toEqual([
    'read-board',
    'read-actors',
    'read-history',
    'export-board',
    'manage-links',
    'freeze-board',
    'erase-board',
  ])
})

test('what each role may in each kind of room', () => {
  const rooms: Readonly<Record<string, RoomName>> = {
    shared: { kind: 'shared', boardId },
    process: { kind: 'process', boardId },
    own: { kind: 'private', boardId, actorId },
    other: { kind: 'private', boardId, actorId: 'actor-of-another1' },
  }
  const expected: Readonly<Record<Role, Readonly<Record<string, string>>>> = {
    facilitate: { shared: 'rw', process: 'rw', own: 'rw', other: '' },
    contribute: { shared: 'rw', process: 'r', own: 'rw', other: '' },
    view: { shared: 'r', process: 'r', own: '', other: '' },
  }
  for (const role of roles) {
    for (const [name, room] of Object.entries(rooms)) {
      const { read, write } = roomRights({ role, actorId }, room)
      expect(`${read ? 'r' : ''}${write ? 'w' : ''}`, `${role} in ${name}`).toBe(expected[role][name])
    }
  }
})
