import { boardPoint } from '@samtavle/board'
import { expect, test } from 'vitest'
import { createLocalSession, createTestClock } from '../../canvas/test/local-session.ts'
import { findItems } from './find-items.ts'

function boardWith(...texts: readonly string[]) {
  const { board, edits } = createLocalSession(createTestClock())
  edits.addNotes(texts.map((text, index) => ({ text, place: boardPoint(3000 - index * 300, 300) })))
  return { edits, found: (query: string) => findItems(board.view().items.values(), query) }
}

test('hits come in reading order, in any case, with the words around them', () => {
  const { found } = boardWith('Færgen går for sjældent', 'Hvem betaler FÆRGEN om vinteren?', 'Noget andet')
  expect(found('færgen').map(({ before, hit, after }) => [before, hit, after])).toEqual([
    ['Hvem betaler ', 'FÆRGEN', ' om vinteren?'],
    ['', 'Færgen', ' går for sjældent'],
  ])
})

test('nothing is found for nothing, for spaces, or for what nobody wrote', () => {
  const { found } = boardWith('en seddel')
  expect([found(''), found('   '), found('[.*')].flat()).toEqual([])
})

test('a long text shows what is around its hit, and the fields of a card are searched too', () => {
  const { found, edits } = boardWith(`${'ord '.repeat(200)}nålen\ni høstakken`)
  const [hit] = found('nålen')
  expect(hit?.before.startsWith('…')).toBe(true)
  expect(hit?.after).toBe(' i høstakken')
  const framing = edits.addFraming({ text: 'Problemet' })
  edits.spliceText(framing, { index: 0, remove: 0, insert: 'Pendlere' }, 'affects')
  expect(found('pendlere').map(({ id }) => id)).toEqual([framing])
})
