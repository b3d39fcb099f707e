import { expect, test } from 'vitest'
import { boardPart, boardPoint, factOf, factsOf, type ActorId, type ItemId, type Party } from '@samtavle/board'
import { rectAround, rectsMeet, type Rect } from '../rect.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { clipOf, wordsInOrder } from './note-clip.ts'
import { gridPlaces, linesOf } from './paste-lines.ts'
import { parseClip } from './read-clip.ts'

/** A board with a section of two linked notes, and a third note beside it. */
function smallBoard() {
  const session = createLocalSession(createTestClock())
  const { edits } = session
  const section = edits.addSection({ place: boardPoint(200, 200), width: 600, height: 400, text: 'Lys' })
  const [to, et, ude] = edits.addNotes([
    { text: 'to', place: boardPoint(320, 240), color: 'moss' },
    { text: 'et', place: boardPoint(80, 240) },
    { text: 'ude', place: boardPoint(900, 900) },
  ]) as [ItemId, ItemId, ItemId]
  const inner = edits.link(et, to, 'relates') as ItemId
  edits.setFact(inner, 'label', 'fordi')
  const outer = edits.link(to, ude, 'relates') as ItemId
  return { ...session, section, to, et, ude, outer }
}

function whole({ board }: ReturnType<typeof createLocalSession>, id: ItemId) {
  const item = board.item(id)
  if (item?.state !== 'whole') throw new Error(`${id} is not on the board`)
  return item
}

test('a section goes to another board through the clipboard, with its notes, their links, and free ends', () => {
  const here = smallBoard()
  const there = createLocalSession(createTestClock())
  const parsed = parseClip(clipOf(boardPart(here.board, [here.section, here.outer]), here) ?? '', there)
  const ids = parsed === null ? [] : there.edits.addPart(parsed, boardPoint(1000, 1000))
  const pasted = ids.map((id) => whole(there, id))
  expect(pasted.map(({ kind, text, color, place }) => [kind, text, color, ...place])).toEqual([
    ['section', 'Lys', 'birch', 1000, 980],
    ['note', 'to', 'moss', 1120, 1020],
    ['note', 'et', 'straw', 880, 1020],
    ['link', '', 'straw', 1410, 1350],
  ])
  const [, to, et] = ids
  expect(factOf(whole(there, `${et}>${to}` as ItemId), 'label')).toBe('fordi')
  expect(pasted[3]?.ends).toEqual({ from: to, to: [1700, 1680], as: 'relates' })
  there.undo.undo()
  expect(there.board.view().items.size).toBe(0)
})

test('an agreement goes to another board with its day and its people, by name where their id says nothing', () => {
  const here = createLocalSession(createTestClock())
  const there = createLocalSession(createTestClock(), 'bo')
  const plan = here.edits.addNote({ text: 'P', place: boardPoint(0, 0) })
  const who: readonly Party[] = [
    { actor: here.me.id as ActorId },
    { actor: 'unknown' as ActorId },
    { name: 'Havnen', sector: 'private' },
  ]
  const agreement = here.edits.addAgreement({ text: 'A', due: '2027-01-31', who, from: [plan] })
  here.edits.hold(agreement)
  const clip = clipOf(boardPart(here.board, [agreement]), here) ?? ''
  const pasteOn = (session: ReturnType<typeof createLocalSession>, boardId: string) => {
    const part = parseClip(clip, { boardId })
    const [id] = part === null ? [] : session.edits.addPart(part, boardPoint(500, 500))
    if (id === undefined) throw new Error('nothing was pasted')
    return { ...whole(session, id), restsOn: session.board.item(`${id}>${plan}` as ItemId)?.state }
  }
  const [copy, other] = [pasteOn(here, here.boardId), pasteOn(there, 'board-2')]
  expect(factsOf(copy, 'who').map(({ value }) => value)).toEqual(expect.arrayContaining([...who]))
  expect(copy.restsOn).toBe('whole')
  expect(factsOf(other, 'who').map(({ value }) => value)).toHaveLength(2)
  expect(factsOf(other, 'who').map(({ value }) => value)).toEqual(
    expect.arrayContaining([{ name: 'anna', sector: 'citizens' }, who[2]]),
  )
  expect(other.restsOn).toBeUndefined()
  for (const item of [copy, other]) {
    expect([item.kind, item.text, factOf(item, 'due'), item.stands.size]).toEqual(['agreement', 'A', '2027-01-31', 0])
  }
})

test('a card that somebody made up says only what a card can say', () => {
  const paper = {
    kind: 'indicator',
    text: 'x',
    fields: { affects: 'y' },
    facts: [['target', 3], ['unit', 'u'.repeat(999)], ['locked', { at: 1, firm: true }], ['baseline', 'much'], 7, null],
    parties: [['owner', { name: '' }], ['thief', { name: 'Bo' }], 3],
    goal: 5,
    restsOn: [5, '', 'a'],
  }
  const clip = parseClip(JSON.stringify({ board: 'here', notes: [paper] }), { boardId: 'here' })
  expect(clip?.papers[0]).toMatchObject({
    kind: 'indicator',
    facts: [
      ['target', 3],
      ['unit', 'u'.repeat(200)],
    ],
    restsOn: ['a'],
  })
  expect(Object.keys(clip?.papers[0] ?? {})).not.toEqual(expect.arrayContaining(['fields']))
  expect([clip?.papers[0]?.parties, clip?.papers[0]?.goal]).toEqual([undefined, undefined])
})

test('everybody else gets the words in the order in which they are read', () => {
  const board = smallBoard()
  expect(wordsInOrder([board.to, board.ude, board.et, board.section].map((id) => whole(board, id)))).toBe(
    'Lys\net\nto\nude',
  )
})

test.each([
  '',
  'null',
  '[]',
  '{"notes":1}',
  '{"notes":[]}',
  '{"notes":[{"text":1}]}',
  '{"notes":[null]}',
  '{"notes":[],"links":7}',
  '{"notes":[],"links":[{"from":0,"to":1}]}',
  '{oops',
])('%s is no clip', (json) => {
  expect(parseClip(json, { boardId: 'here' })).toBeNull()
})

test('a clip that somebody made up gives things of a sane kind, size and colour, and links that lead somewhere', () => {
  const clip = parseClip(
    '{"notes":[{"kind":"stroke","text":"x","color":"__proto__","width":1e99,"height":-5,"dx":"far"}],"links":[{"from":0,"to":9},{"from":0,"to":["a",1e99]}]}',
    { boardId: 'here' },
  )
  expect(clip?.papers).toEqual([
    {
      kind: 'stroke',
      text: 'x',
      color: 'straw',
      width: 200,
      height: 20,
      place: [0, 0],
      stroke: { points: [], width: 3 },
    },
  ])
  expect(clip?.links).toEqual([{ from: 0, to: [0, 0], as: 'relates' }])
})

test('lines that say nothing become no notes', () => {
  expect(linesOf('et\r\n\n  to  \n\t\ntre\r')).toEqual(['et', 'to', 'tre'])
})

test('two hundred notes lie in a grid without touching each other', () => {
  const heights = Array.from({ length: 200 }, (_none, index) => (index % 7 === 0 ? 320 : 200))
  const places = gridPlaces(heights, { centre: boardPoint(0, 0), within: null, isFree: () => true })
  const papers = places.map(([x, y], index): Rect => ({
    x: x - 100,
    y: y - 100,
    width: 200,
    height: heights[index] ?? 200,
  }))
  expect(places).toHaveLength(200)
  for (const [index, paper] of papers.entries()) {
    expect(papers.slice(index + 1).some((other) => rectsMeet(paper, other))).toBe(false)
  }
})

test('the grid goes beside what is there and stays in its zone', () => {
  const taken = rectAround([500, 500], 300, 300)
  const within = { x: 0, y: 0, width: 4000, height: 2600 }
  const places = gridPlaces([200, 200, 200, 200], {
    centre: boardPoint(500, 500),
    within,
    isFree: (rect) => !rectsMeet(rect, taken),
  })
  for (const place of places) {
    expect(rectsMeet(rectAround(place, 200, 200), taken)).toBe(false)
    expect(place[0]).toBeGreaterThanOrEqual(100)
    expect(place[1]).toBeGreaterThanOrEqual(100)
  }
})
