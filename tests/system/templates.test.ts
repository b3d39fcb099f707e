import { readBoard, readProcess, walkIn } from '@samtavle/board'
import { templateOf, templateParts, type TemplateFile } from '@samtavle/board/template'
import { formatRoomName, type CreateBoardResponse, type Problem } from '@samtavle/protocol'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { openStockClient, untilSynced } from './stock-client.ts'

let relay: RunningRelay

beforeAll(async () => {
  relay = await startRelay()
})
afterAll(() => relay.close())

/** A document of a board, as anybody who was let in reads it. */
async function documentOf(board: MadeBoard, kind: 'process' | 'shared') {
  const { token } = await join(relay.origin, board, 'view')
  const room = formatRoomName({ kind, boardId: board.id })
  const client = openStockClient({ wsOrigin: relay.wsOrigin, room, token })
  await untilSynced(client)
  return client
}

test('a guided template lays out steps with advice in the language of the board, and takes the group to none of them', async () => {
  const names = ['workshop', 'youth-policy', 'city-garden', 'park', 'storm-surge', 'school-mentors']
  const told = await Promise.all(
    names.map(async (template) => {
      const client = await documentOf(await makeBoard(relay.origin, { template, language: 'da' }), 'process')
      const stages = readProcess(client.doc).view.get().stages
      expect(walkIn(client.doc)).toEqual([])
      expect(client.doc.getMap('stage').size).toBe(0)
      client.close()
      expect(stages.map(({ name }) => name)[0], template).toBe('Ankomst')
      expect(stages).toHaveLength(8)
      for (const { instruction, guidance, minutes } of stages) {
        expect(Math.min(instruction.length, guidance.length, minutes ?? 0), template).toBeGreaterThan(5)
      }
      return stages.map(({ instruction }) => instruction).join('\n')
    }),
  )
  expect(new Set(told).size).toBe(names.length)
  const blank = await documentOf(await makeBoard(relay.origin), 'process')
  expect(readProcess(blank.doc).view.get().stages).toEqual([])
  blank.close()
})

/** What a facilitator's client makes of a board: everything that a template can hold. */
async function savedFrom(board: MadeBoard): Promise<TemplateFile> {
  const [shared, session] = [await documentOf(board, 'shared'), await documentOf(board, 'process')]
  const reader = readBoard(shared.doc)
  const template = templateOf(
    { view: reader.view(), process: readProcess(session.doc).view.get() },
    new Set(templateParts),
  )
  reader.close()
  shared.close()
  session.close()
  return template
}

async function beginsWith(template: unknown): Promise<MadeBoard> {
  const made = await jsonOf<CreateBoardResponse>(
    await call(relay.origin, '/api/boards/from-template', { body: { title: 'Again', template } }),
  )
  const secretOf = (link: string): string => new URL(link).hash.slice(1)
  const { facilitate, contribute, view } = made.links
  return {
    id: made.board.id,
    title: made.board.title,
    links: { facilitate: secretOf(facilitate), contribute: secretOf(contribute), view: secretOf(view) },
  }
}

test('a saved template begins a board with the same surface, words, steps and advice, in its own language', async () => {
  const saved = await savedFrom(await makeBoard(relay.origin, { template: 'park', language: 'nb' }))
  expect(saved.steps).toHaveLength(8)
  expect(saved.papers.length).toBeGreaterThan(10)
  const again = await savedFrom(await beginsWith(saved))
  expect(again).toEqual({ ...saved, title: 'Again' })
  expect(again.language).toBe('nb')
})

test('a template that is none, is newer or is broken makes no board, and the answer says what and where', async () => {
  const saved = await savedFrom(await makeBoard(relay.origin, { template: 'workshop' }))
  const paper = { kind: 'note', text: '', color: 'straw', width: 200, height: 200, place: [0, 0] }
  const table: readonly (readonly [template: unknown, answer: string, says: string])[] = [
    [{}, '422 template-refused', 'no template'],
    [{ ...saved, version: 2 }, '422 template-refused', 'version 1'],
    [{ ...saved, steps: [{ name: 7 }] }, '422 template-refused', 'template.steps[0].name'],
    [
      { ...saved, papers: [{ ...paper, facts: [['locked', { by: 'somebody', at: 1 }]] }] },
      '422 template-refused',
      'facts',
    ],
    [{ ...saved, papers: Array.from({ length: 3001 }, () => paper) }, '422 template-refused', 'at most 3000'],
    [{ ...saved, title: 'x'.repeat(1_100_000) }, '413 body-too-large', ''],
    ['{}', '400 request-invalid', 'template'],
  ]
  for (const [template, answer, says] of table) {
    const response = await call(relay.origin, '/api/boards/from-template', { body: { title: 'A', template } })
    const problem = (await response.json()) as Problem
    expect(`${response.status} ${problem.type.split(':').at(-1)}`, says).toBe(answer)
    expect(problem.detail).toContain(says)
  }
})

test('boards from templates are counted with all new boards of an address', async () => {
  const few = await startRelay({ env: { LIMIT_NEW_BOARD_BURST: '1', LIMIT_NEW_BOARDS_PER_SECOND: '0.001' } })
  await makeBoard(few.origin)
  const response = await call(few.origin, '/api/boards/from-template', { body: { title: 'A', template: {} } })
  expect(response.status).toBe(429)
  await few.close()
})
