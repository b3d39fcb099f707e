import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { fileNameFaults } from './file-names.ts'
import { namedPathFaults } from './named-paths.ts'
import { buildSmallHouse, type SmallHouse } from './small-house.ts'
import { checkout } from './workspace.ts'

let house: SmallHouse

beforeEach(() => {
  house = buildSmallHouse()
})

afterEach(() => house.close())

describe('names of files', () => {
  test('say what is inside, everywhere in the house', () => {
    expect(fileNameFaults(checkout)).toEqual([])
  })

  test.each(['utils.ts', 'board-helpers.ts', 'common/note.ts', 'types.ts', 'store.impl.ts', 'noteView.ts'])(
    'caught: %s',
    (name) => {
      expect(fileNameFaults(house.root)).toEqual([])
      house.write({ [`packages/base/src/${name}`]: 'export {}\n' })
      expect(fileNameFaults(house.root)).toHaveLength(1)
    },
  )
})

describe('pages and comments', () => {
  test('name only what exists, everywhere in the house', () => {
    expect(namedPathFaults(checkout)).toEqual([])
  })

  test.each([
    ['a path in a page', 'README.md', 'See `packages/base/src/gone.ts`.\n'],
    ['a path in a comment', 'packages/base/src/a.ts', '/** As in `docs/gone.md`. */\nexport {}\n'],
    ['a link', 'docs/page.md', '[gone](../packages/gone)\n'],
    ['a link to a heading', 'docs/page.md', '# Here\n\n[there](#there)\n'],
    ['a link to a heading of another page', 'docs/page.md', '[there](../README.md#there)\n'],
  ])('caught: %s that leads nowhere', (_, path, text) => {
    house.write({ 'README.md': '# House\n' })
    expect(namedPathFaults(house.root)).toEqual([])
    house.write({ [path]: text })
    expect(namedPathFaults(house.root)).toHaveLength(1)
  })

  test('links that lead somewhere are let pass', () => {
    house.write({
      'README.md':
        '# The house\n\n[base](packages/base) [web](https://example.org/gone) `packages/board/src/twice.ts`\n',
      'docs/page.md': '[top](../README.md#the-house) and `[not](a-link)`\n',
    })
    expect(namedPathFaults(house.root)).toEqual([])
  })
})
