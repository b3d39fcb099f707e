import { expect, test } from 'vitest'
import { boardPoint, type WholeItem } from '@samtavle/board'
import { rectAround, rectsMeet, type Rect } from '../rect.ts'
import { createLocalSession, createTestClock } from '../test/local-session.ts'
import { clipOf, notesFromClip, parseClip } from './note-clip.ts'
import { gridPlaces, linesOf } from './paste-lines.ts'

/** Real notes of a real board. */
function notesAt(...notes: readonly (readonly [text: string, x: number, y: number])[]): readonly WholeItem[] {
  const { board, edits } = createLocalSession(createTestClock())
  const ids = edits.addNotes(notes.map(([text, x, y]) => ({ text, place: boardPoint(x, y), color: 'moss' })))
  return ids.map((id) => board.item(id)).filter((item): item is WholeItem => item?.state === 'whole')
}

test('notes that are copied come back around another place, with colour and distance but without author', () => {
  const { clip, text } = clipOf(notesAt(['to', 300, 0], ['et', 100, 0]))
  expect(text).toBe('et\nto')
  const parsed = parseClip(clip)
  expect(parsed && notesFromClip(parsed, boardPoint(1000, 1000))).toEqual([
    { text: 'to', color: 'moss', width: 200, height: 200, place: [1100, 1000] },
    { text: 'et', color: 'moss', width: 200, height: 200, place: [900, 1000] },
  ])
})

test.each(['', 'null', '[]', '{"notes":1}', '{"notes":[]}', '{"notes":[{"text":1}]}', '{"notes":[null]}', '{oops'])(
  '%s is no clip',
  (json) => {
    expect(parseClip(json)).toBeNull()
  },
)

test('a clip that somebody made up gives notes of a sane size and colour', () => {
  const clip = parseClip('{"notes":[{"text":"x","color":"__proto__","width":1e99,"height":-5,"dx":"far"}]}')
  expect(clip?.notes).toEqual([{ text: 'x', color: 'straw', width: 200, height: 20, dx: 0, dy: 0 }])
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
