import { afterEach, beforeEach, expect, test } from 'vitest'
import { layerFaults } from './layers.ts'
import { buildSmallHouse, manifest, type SmallHouse } from './small-house.ts'
import { checkout, membersOf } from './workspace.ts'

let house: SmallHouse

beforeEach(() => {
  house = buildSmallHouse()
})

afterEach(() => house.close())

test('the house keeps its layers', () => {
  expect(layerFaults(checkout)).toEqual([])
})

test('every member of the workspace is looked at, with what it imports', () => {
  const members = membersOf(checkout)
  expect(members.map(({ name }) => name).sort()).toEqual(
    ['base', 'board', 'history', 'method', 'protocol', 'relay', 'storage', 'tests', 'web'].sort(),
  )
  const board = members.find(({ name }) => name === 'board')
  expect(board?.files.some(({ imports }) => imports.includes('yjs'))).toBe(true)
})

test('a sound small house has no faults', () => {
  expect(layerFaults(house.root)).toEqual([])
})

interface Planted {
  readonly fault: string
  readonly files: Readonly<Record<string, string>>
  readonly says: string
}

const planted: readonly Planted[] = [
  {
    fault: 'an arrow that points up, in a manifest',
    files: { 'packages/base/package.json': manifest('base', { '@samtavle/board': 'workspace:*' }) },
    says: 'packages/base/package.json asks for @samtavle/board',
  },
  {
    fault: 'an arrow that points up, in an import',
    files: { 'packages/base/src/up.ts': `import type { Board } from '@samtavle/board'\n` },
    says: 'packages/base/src/up.ts imports @samtavle/board, which base may not know',
  },
  {
    fault: 'an arrow that points up, over two lines or only when needed',
    files: {
      'packages/base/src/lines.ts': `import {\n  twice,\n} from '@samtavle/board'\n`,
      'packages/base/src/lazy.ts': `const later = (): unknown => import('@samtavle/board')\n`,
      'packages/base/src/again.ts': `export * from '@samtavle/board'\n`,
    },
    says: 'packages/base/src/lazy.ts imports @samtavle/board',
  },
  {
    fault: 'an import that the manifest does not ask for',
    files: { 'packages/board/src/silent.ts': `import { twice } from '@samtavle/base'\n` },
    says: 'packages/board/src/silent.ts imports @samtavle/base, which its manifest does not ask for',
  },
  {
    fault: 'an import around the exports of a package',
    files: {
      'packages/board/package.json': manifest('board', { '@samtavle/base': 'workspace:*' }),
      'packages/board/src/deep.ts': `import { twice } from '@samtavle/base/src/twice.ts'\n`,
    },
    says: 'packages/board/src/deep.ts imports @samtavle/base/src/twice.ts, which base does not export',
  },
  {
    fault: 'a relative path out of the package',
    files: { 'packages/board/src/out.ts': `import { twice } from '../../base/src/twice.ts'\n` },
    says: 'packages/board/src/out.ts reaches out of its package',
  },
  {
    fault: 'a relative import without the ending of the file',
    files: { 'packages/board/src/bare.ts': `import { twice } from './twice'\n` },
    says: 'packages/board/src/bare.ts imports ./twice without the ending',
  },
  {
    fault: 'a package in no layer',
    files: { 'packages/attic/package.json': manifest('attic') },
    says: 'packages/attic is in no layer',
  },
  {
    fault: 'the web app asking for the storage',
    files: { 'apps/web/package.json': manifest('web', { '@samtavle/storage': 'workspace:*' }) },
    says: 'apps/web/package.json asks for @samtavle/storage',
  },
  {
    fault: 'the method knowing Yjs',
    files: {
      'packages/method/package.json': manifest('method'),
      'packages/method/src/a.ts': `import * as Y from 'yjs'\n`,
    },
    says: 'packages/method/src/a.ts imports yjs',
  },
  {
    fault: 'the storage reading what it stores',
    files: {
      'packages/storage/package.json': manifest('storage'),
      'packages/storage/src/a.ts': `import { Doc } from 'yjs'\n`,
    },
    says: 'packages/storage/src/a.ts imports yjs',
  },
  {
    fault: 'the main thread of the relay naming a note',
    files: {
      'apps/relay/package.json': manifest('relay', { '@samtavle/board': 'workspace:*' }),
      'apps/relay/src/rooms/room.ts': `import type { NewNote } from '@samtavle/board'\n`,
    },
    says: 'apps/relay/src/rooms/room.ts imports @samtavle/board: the main thread',
  },
  {
    fault: 'a panel of the web app knowing Yjs',
    files: { 'apps/web/src/panels/panel.tsx': `import * as Y from 'yjs'\n` },
    says: 'apps/web/src/panels/panel.tsx imports yjs',
  },
]

test.each(planted)('caught: $fault', ({ files, says }) => {
  house.write(files)
  expect(layerFaults(house.root).filter((fault) => fault.startsWith(says))).toHaveLength(1)
})

test('workers of the relay, tests and sync/ may know the document', () => {
  house.write({
    'apps/relay/package.json': manifest('relay', { '@samtavle/board': 'workspace:*' }),
    'apps/relay/src/workers/board.ts': `import { twice } from '@samtavle/board'\nimport { Doc } from 'yjs'\n`,
    'packages/protocol/package.json': manifest('protocol'),
    'packages/protocol/src/gate.test.ts': `import { Doc } from 'yjs'\n`,
    'apps/web/src/sync/session.ts': `import { Doc } from 'yjs'\n`,
  })
  expect(layerFaults(house.root)).toEqual([])
})
