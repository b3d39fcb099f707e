import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { forkFile } from './fork-file.ts'

test('the file of a fork can be read by people, and taken up whole by a program', () => {
  const doc = new Y.Doc()
  doc.getMap('texts').set('note', new Y.Text('hello 🙂'))
  const file: unknown = JSON.parse(forkFile('board-1', [{ at: 0, bytes: Y.encodeStateAsUpdate(doc) }]))
  expect(file).toMatchObject({
    board: 'board-1',
    copies: [{ keptAt: '1970-01-01T00:00:00.000Z', content: { texts: { note: 'hello 🙂' } } }],
  })
  const { copies } = file as { readonly copies: readonly { readonly yjsUpdate: string }[] }
  const again = new Y.Doc()
  Y.applyUpdate(
    again,
    Uint8Array.from(atob(copies[0]?.yjsUpdate ?? ''), (letter) => letter.charCodeAt(0)),
  )
  expect(again.getMap('texts').toJSON()).toEqual({ note: 'hello 🙂' })
})
