import { expect, test } from 'vitest'
import { createShownSheets, type SheetNews } from './shown-sheets.ts'

function setUp() {
  const done: string[] = []
  const news = { live: 'nothing', overlay: 'nothing', headings: 'nothing', pointers: 'nothing' } satisfies Record<
    string,
    SheetNews
  > as Record<'live' | 'overlay' | 'headings' | 'pointers', SheetNews>
  let isMoving = false
  const reach = { x: 10, y: 10, width: 5, height: 5 }
  const part = (name: keyof typeof news) => ({ refresh: () => news[name], reach: () => reach })
  const sheets = createShownSheets({
    surface: () => ({
      draw: (sheet, how) => void done.push(how?.reach === reach ? `${sheet} within` : sheet),
      hide: (sheet) => void done.push(`no ${sheet}`),
    }),
    upper: { live: part('live'), overlay: part('overlay'), headings: part('headings'), pointers: part('pointers') },
    isElsewhere: (sheet) => isMoving && sheet !== 'headings',
  })
  return {
    news,
    sheets,
    move: (moves: boolean) => void (isMoving = moves),
    doneBy(work: () => void) {
      done.length = 0
      work()
      return [...done]
    },
  }
}

test('a sheet is drawn within its reach when it is new, and left alone while it is the same', () => {
  const { news, sheets, doneBy } = setUp()
  news.overlay = 'new'
  expect(doneBy(() => sheets.draw('overlay'))).toEqual(['overlay within'])
  news.overlay = 'same'
  expect(doneBy(() => sheets.draw('overlay'))).toEqual([])
  expect(doneBy(() => sheets.draw('resting'))).toEqual(['resting'])
})

test('with nothing on it a sheet is taken away once', () => {
  const { sheets, doneBy } = setUp()
  expect(doneBy(() => sheets.draw('live'))).toEqual(['no live'])
  expect(doneBy(() => sheets.draw('live'))).toEqual([])
  expect(sheets.isShown('live')).toBe(false)
})

test('while the camera moves only the resting sheet is shown, and afterwards the others come back although they are the same', () => {
  const { news, sheets, move, doneBy } = setUp()
  news.pointers = 'same'
  move(true)
  expect(doneBy(() => sheets.draw('pointers'))).toEqual(['no pointers'])
  move(false)
  expect(doneBy(() => sheets.draw('pointers'))).toEqual(['pointers within'])
})

test('what the surface has forgotten is taken away again where there is nothing', () => {
  const { sheets, doneBy } = setUp()
  sheets.draw('headings')
  sheets.forget()
  expect(doneBy(() => sheets.draw('headings'))).toEqual(['no headings'])
})
