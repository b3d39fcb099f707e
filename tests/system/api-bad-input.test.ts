import type { JoinResponse } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { join, makeBoard, type MadeBoard } from './board-api.ts'
import { contentTypes, wrongAnswers, type BadCall } from './problem-answer.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let anna: JoinResponse
let reader: JoinResponse

beforeAll(async () => {
  relay = await startRelay()
  board = await makeBoard(relay.origin)
  lead = await join(relay.origin, board, 'facilitate')
  anna = await join(relay.origin, board, 'contribute')
  reader = await join(relay.origin, board, 'view')
})

afterAll(() => relay.close())

const { json, csv } = contentTypes

test('making a board refuses what it does not describe', async () => {
  const calls: BadCall[] = []
  const path = '/api/boards'
  const cases: readonly Omit<BadCall, 'path'>[] = [
    { body: '{"title":', headers: json, answer: '400 body-malformed' },
    { body: '', headers: json, answer: '400 body-malformed' },
    {
      body: 'title=x',
      headers: { 'content-type': 'application/x-www-form-urlencoded' },
      answer: '415 content-type-unsupported',
    },
    { body: '<a/>', headers: { 'content-type': 'text/xml' }, answer: '415 content-type-unsupported' },
    { body: 'title', headers: { 'content-type': 'text/plain' }, answer: '415 content-type-unsupported' },
    { body: '[]', headers: json, answer: '400 request-invalid' },
    { body: 'null', headers: json, answer: '400 request-invalid' },
    { body: '{}', headers: json, answer: '400 request-invalid' },
    { body: '{"title":""}', headers: json, answer: '400 request-invalid' },
    { body: '{"title":"   "}', headers: json, answer: '400 request-invalid' },
    { body: '{"title":7}', headers: json, answer: '400 request-invalid' },
    { body: JSON.stringify({ title: 'x'.repeat(201) }), headers: json, answer: '400 request-invalid' },
    { body: '{"title":"x","language":"no language"}', headers: json, answer: '400 request-invalid' },
    { body: '{"title":"x","colour":"red"}', headers: json, answer: '400 request-invalid' },
    { body: '{"title":"x","__proto__":{"template":"example"}}', headers: json, answer: '400 body-malformed' },
    { body: '{"title":"x","template":"nothing"}', headers: json, answer: '422 template-unknown' },
    { body: '{"title":"x","template":"__proto__"}', headers: json, answer: '422 template-unknown' },
    { body: JSON.stringify({ title: 'x'.repeat(100_000) }), headers: json, answer: '413 body-too-large' },
  ]
  for (const bad of cases) calls.push({ ...bad, path })
  calls.push({ method: 'POST', path, answer: '400 request-invalid' })
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
})

test('joining refuses what it does not describe', async () => {
  const calls: BadCall[] = []
  const path = `/api/boards/${board.id}/join`
  const link = board.links.contribute
  for (const body of [
    {},
    { link: '' },
    { link: 7 },
    { link, name: 'x'.repeat(81) },
    { link, sector: 'x'.repeat(41) },
    { link, actorId: 'short' },
    { link, actorId: 'with space in it' },
    { link, role: 'facilitate' },
  ]) {
    calls.push({ path, body: JSON.stringify(body), headers: json, answer: '400 request-invalid' })
  }
  calls.push({ path, body: 'x', headers: csv, answer: '415 content-type-unsupported' })
  calls.push({ path, body: '{', headers: json, answer: '400 body-malformed' })
  calls.push({
    path: '/api/boards/%00/join',
    body: '{"link":"a.b"}',
    headers: json,
    answer: '400 request-invalid',
  })
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
})

test('links refuse what they do not describe', async () => {
  const calls: BadCall[] = []
  const path = `/api/boards/${board.id}/links`
  const headers = { ...json, authorization: `Bearer ${lead.token}` }
  for (const body of [
    {},
    { role: 'admin' },
    { role: ['facilitate'] },
    { role: 'view', label: 'x'.repeat(81) },
    { role: 'view', hideNames: 'yes' },
    { role: 'view', expiresAt: 'tomorrow' },
    { role: 'view', expiresAt: 1.5 },
    { role: 'view', expiresAt: 1000 },
    { role: 'view', secret: 'mine' },
  ]) {
    calls.push({ path, body: JSON.stringify(body), headers, answer: '400 request-invalid' })
  }
  const auth = { authorization: `Bearer ${lead.token}` }
  calls.push({
    method: 'DELETE',
    path: `${path}/nosuchlink000000`,
    headers: auth,
    answer: '404 link-unknown',
  })
  const other = await makeBoard(relay.origin)
  const foreign = other.links.view.split('.')[0]
  calls.push({ method: 'DELETE', path: `${path}/${foreign}`, headers: auth, answer: '404 link-unknown' })
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
})

test('reading refuses moments and ranges that are none', async () => {
  const calls: BadCall[] = []
  const headers = { authorization: `Bearer ${reader.token}` }
  for (const query of [
    '?seq=-1',
    '?seq=x',
    '?seq=1.5',
    '?seq=',
    '?at=yesterday',
    '?seq=1&at=1',
    '?seq=1&seq=2',
    '?moment=1',
  ]) {
    calls.push({
      path: `/api/boards/${board.id}/snapshot${query}`,
      headers,
      answer: '400 request-invalid',
    })
  }
  calls.push({
    path: `/api/boards/${board.id}/snapshot?seq=99999`,
    headers,
    answer: '422 moment-unknown',
  })
  for (const query of ['?from=-1', '?from=a', '?to=1e3', '?limit=1']) {
    calls.push({
      path: `/api/boards/${board.id}/history${query}`,
      headers,
      answer: '400 request-invalid',
    })
  }
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
})

test('an import refuses bad files, says where, and changes nothing', async () => {
  const calls: BadCall[] = []
  const path = `/api/boards/${board.id}/import`
  const headers = { ...csv, authorization: `Bearer ${anna.token}` }
  const bytes = (...parts: readonly (string | readonly number[])[]): Uint8Array<ArrayBuffer> =>
    new Uint8Array(
      parts.flatMap((part) => (typeof part === 'string' ? [...new TextEncoder().encode(part)] : [...part])),
    )
  const cases: readonly Omit<BadCall, 'headers'>[] = [
    { path, body: 'text\na', answer: '400 request-invalid' },
    { path: `${path}?text=`, body: 'text\na', answer: '400 request-invalid' },
    { path: `${path}?text=text&zone=attic`, body: 'text\na', answer: '400 request-invalid' },
    { path: `${path}?text=text&colour=red`, body: 'text\na', answer: '400 request-invalid' },
    { path: `${path}?text=words`, body: 'text\na', answer: '422 import-column-missing' },
    { path: `${path}?text=text&author=who`, body: 'text\na', answer: '422 import-column-missing' },
    { path: `${path}?text=text`, body: '', answer: '422 import-column-missing' },
    { path: `${path}?text=text`, body: 'text\na\n"never closed\nb\n', answer: '422 import-broken' },
    { path: `${path}?text=text`, body: 'text,b\na,b\n"x"y,b\n', answer: '422 import-broken' },
    { path: `${path}?text=text`, body: 'text,b\na,b\nc\n', answer: '422 import-broken' },
    { path: `${path}?text=text&time=when`, body: 'text,when\na,yesterday\n', answer: '422 import-broken' },
    { path: `${path}?text=text`, body: bytes('text\na\n', [0xff, 0xfe], '\n'), answer: '422 import-not-utf8' },
    { path: `${path}?text=text`, body: `text\n${'x\n'.repeat(5001)}`, answer: '422 import-too-large' },
    { path: `${path}?text=text`, body: `text\n${'x'.repeat(10_001)}\n`, answer: '422 import-too-large' },
    { path: `${path}?text=text`, body: `text\n${'x'.repeat(6_000_000)}\n`, answer: '413 body-too-large' },
  ]
  for (const bad of cases) calls.push({ ...bad, headers })
  const jsonHeaders = { ...json, authorization: `Bearer ${anna.token}` }
  for (const body of [
    {},
    { notes: 'x' },
    { notes: ['x'] },
    { notes: [{}] },
    { notes: [{ text: 1 }] },
    { notes: [{ text: 'a', zone: 'attic' }] },
    { notes: [{ text: 'a', createdAt: 'now' }] },
    { notes: [{ text: 'a', by: 'somebody' }] },
  ]) {
    calls.push({ path, body: JSON.stringify(body), headers: jsonHeaders, answer: '400 request-invalid' })
  }
  calls.push({ path, body: '{"notes"', headers: jsonHeaders, answer: '400 body-malformed' })
  calls.push({
    path,
    body: 'a',
    headers: { ...headers, 'content-type': 'application/pdf' },
    answer: '415 content-type-unsupported',
  })
  calls.push({
    method: 'POST',
    path,
    headers: { authorization: `Bearer ${anna.token}` },
    answer: '400 request-invalid',
  })
  expect(await wrongAnswers(relay.origin, calls)).toEqual([])
  const exported = (await (
    await fetch(`${relay.origin}/api/boards/${board.id}/export.json`, {
      headers: { authorization: `Bearer ${anna.token}` },
    })
  ).json()) as { items: unknown[] }
  expect(exported.items).toEqual([])
})

test('the row of a bad file is told as a number, too', async () => {
  const response = await fetch(`${relay.origin}/api/boards/${board.id}/import?text=text`, {
    method: 'POST',
    headers: { ...csv, authorization: `Bearer ${anna.token}` },
    body: 'text,who\n"fine, with\na line break",x\n\nbad "quote",y\n',
  })
  expect(await response.json()).toMatchObject({ status: 422, row: 4 })
})
