import { systemRandomBytes } from '@samtavle/base'
import { buildTracks } from '@samtavle/history/encode'
import { openTracks } from '@samtavle/history/player'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createFilm } from './film.ts'
import { createFilmSession } from './film-session.ts'

function sessionOf(hasNames: boolean) {
  const doc = new Doc()
  const entries: { seq: number; at: number; actor: string; bytes: Uint8Array }[] = []
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, at: 1000, actor: 'anna', bytes }))
  doc.getMap('meta').set('title', 'The harbour')
  doc.getMap('meta').set('title', 'The quay')
  const tracks = openTracks(buildTracks(entries))
  if (!tracks.ok) throw new Error(tracks.error)
  const film = createFilm(tracks.value)
  const clock = { now: () => 1000, after: () => () => undefined }
  const cast = { people: new Map(), hasNames }
  return { film, ...createFilmSession({ boardId: 'film', film, cast, clock, randomBytes: systemRandomBytes }) }
}

test('a film without names leaves out who imported notes say wrote them, at every moment', () => {
  const { film, board } = sessionOf(false)
  expect(board.meta()).toMatchObject({ title: 'The quay', namesAuthors: false })
  expect(board.meta()).toBe(board.meta())
  film.goTo(1)
  expect(board.meta()).toMatchObject({ title: 'The harbour', namesAuthors: false })
})

test('a film with names says what the board says', () => {
  const { board } = sessionOf(true)
  expect(board.meta().namesAuthors).toBe(true)
})
