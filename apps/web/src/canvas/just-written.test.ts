import { boardPoint } from '@samtavle/board'
import { expect, test } from 'vitest'
import { isJustWritten } from './just-written.ts'
import { createScene, type SceneChange } from './scene.ts'
import { createLocalSession, createTestClock } from './test/local-session.ts'

test('of a note in which somebody writes only the words are new, of one that is moved or coloured they are not', () => {
  const session = createLocalSession(createTestClock())
  const scene = createScene(session.board, (text) => text.length * 0.5)
  const id = session.edits.addNote({ place: boardPoint(0, 0), text: 'a' })
  const card = session.edits.addRule({ place: boardPoint(900, 0), text: 'a' })
  const seen: boolean[] = []
  scene.watch(({ ids: [changed = id], before }: SceneChange) =>
    seen.push(isJustWritten(before.get(changed), scene.item(changed))),
  )
  session.edits.spliceText(id, { index: 1, remove: 0, insert: 'b' })
  session.edits.moveItems(new Map([[id, boardPoint(8, 0)]]))
  session.edits.recolorItems([id], 'rose')
  session.edits.spliceText(id, { index: 2, remove: 0, insert: 'c' })
  // More of a card is drawn than the words under the editor.
  session.edits.spliceText(card, { index: 1, remove: 0, insert: 'b' })
  session.edits.removeItems([id])
  expect(seen).toEqual([true, false, false, true, false, false])
})
