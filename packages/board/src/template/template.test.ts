import { systemClock, systemRandomBytes } from '@samtavle/base'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import * as Y from 'yjs'
import {
  arbitraryEdit,
  arbitraryScript,
  createTestPeers,
  playScript,
  syncPeers,
  type TestPeer,
} from '../../test/testing.ts'
import {
  boardPoint,
  createCommentEdits,
  createProcessEdits,
  readBoard,
  readProcess,
  type ActorId,
  type ItemId,
} from '../index.ts'
import {
  countParts,
  layOutSession,
  parseTemplate,
  startFromTemplate,
  templateOf,
  templateParts,
  type TemplateFile,
  type TemplatePart,
  type TemplateSource,
} from './index.ts'

const place = { clock: systemClock, randomBytes: systemRandomBytes }
const all: ReadonlySet<TemplatePart> = new Set(templateParts)

function sessionOf(actor: ActorId) {
  const doc = new Y.Doc()
  return { doc, edits: createProcessEdits({ ...place, doc, actor }), view: readProcess(doc).view }
}

/** A file as it comes back from a disk. */
function readBack(template: TemplateFile): TemplateFile {
  const read = parseTemplate(JSON.parse(JSON.stringify(template)))
  if (!read.ok) throw new Error(JSON.stringify(read.error))
  return read.value
}

/** A new board, made from a template. */
function beginWith(template: TemplateFile) {
  const [doc, processDoc] = [new Y.Doc(), new Y.Doc()]
  startFromTemplate(doc, { title: template.title, language: template.language, template }, place)
  layOutSession(processDoc, template, place)
  return { view: readBoard(doc).view(), process: readProcess(processDoc).view.get() }
}

/** A board that people have worked on, with everything on it that nobody else has a right to. */
function workshop({ lea, per }: { readonly lea: TestPeer; readonly per: TestPeer }) {
  const session = sessionOf(lea.actor)
  const { edits } = lea
  session.edits.addStages([
    { name: 'Arrive', instruction: 'Who is here?', minutes: 10, guidance: 'Have no answer ready' },
    { name: 'Write' },
  ])
  session.edits.setTools(['note', 'vote', 'card'])
  edits.nameColor('rose', 'business')
  const section = edits.addSection({ place: boardPoint(1000, 900), width: 900, height: 700, text: 'What we see' })
  edits.lockItems([section], { firm: true })
  const folded = edits.addSection({ place: boardPoint(3000, 900), width: 500, height: 500, text: 'Later' })
  edits.foldSections([folded])
  const rule = edits.addRule({ text: 'Politicians answer last' })
  const [note = '' as ItemId, other = '' as ItemId] = edits.addNotes([
    { place: boardPoint(900, 800), text: 'It is dark in winter', color: 'rose' },
    { place: boardPoint(1100, 800), text: 'The last bus goes early' },
  ])
  edits.groupItems([note, other])
  const framing = edits.addFraming({
    text: 'Nobody feels it is theirs',
    affects: 'All',
    known: 'Much',
    assumed: 'More',
  })
  edits.link(note, framing, 'rests-on')
  edits.addResource({ text: 'A key', form: 'place', broughtBy: { name: 'Somebody Olsen', sector: 'citizens' } })
  edits.addIndicator({ text: 'People', goal: 'It is ours', target: 5, unit: 'a day', owner: { actor: per.actor } })
  const agreement = edits.addAgreement({ text: 'We light the path', due: '2027-01-01', who: [{ actor: per.actor }] })
  edits.addExpectation({ text: 'I hope for peace' })
  syncPeers([lea, per])
  per.edits.hold(framing)
  per.edits.reserve(rule, 'A private doubt')
  per.edits.with(createCommentEdits).addComment(note, 'A private remark')
  per.edits.hold(agreement)
  syncPeers([lea, per])
  return { session, source: (): TemplateSource => ({ view: lea.board.view(), process: session.view.get() }), note }
}

function peers(): { readonly lea: TestPeer; readonly per: TestPeer } {
  const [lea, per] = createTestPeers(2)
  if (lea === undefined || per === undefined) throw new Error('there are two')
  return { lea, per }
}

test('[BRD-130] a board made from a template has its surface, its steps with their advice, its tools and its words again', () => {
  const { source } = workshop(peers())
  const template = templateOf(source(), all)
  expect(template.steps).toEqual([
    { name: 'Arrive', instruction: 'Who is here?', minutes: 10, guidance: 'Have no answer ready' },
    { name: 'Write', instruction: '', minutes: null, guidance: '' },
  ])
  expect(template.tools).toEqual(['note', 'vote', 'card'])
  expect(template.papers.map(({ kind }) => kind).toSorted()).toEqual([
    'framing',
    'indicator',
    'note',
    'note',
    'resource',
    'rule',
    'section',
    'section',
  ])
  expect(template.papers.find(({ text }) => text === 'What we see')).toMatchObject({ lock: 'firm', width: 900 })
  expect(template.links).toHaveLength(1)
  const made = beginWith(readBack(template))
  expect(templateOf(made, all)).toEqual(template)
  expect(made.process.pointer).toBeNull()
  for (const item of made.view.items.values()) expect(item).toMatchObject({ by: null })
})

test('[BRD-131] nothing in a template says who: no actor, sector, name, time, stand, comment, agreement or expectation', () => {
  const { lea, per } = peers()
  const { source } = workshop({ lea, per })
  const text = JSON.stringify(templateOf(source(), all))
  for (const secret of [
    lea.actor,
    per.actor,
    'Olsen',
    'citizens',
    'private',
    'light the path',
    'hope for peace',
    '2027',
  ])
    expect(text, secret).not.toContain(secret)
  for (const key of ['"by"', '"at"', '"id"', '"who"', '"owner"', '"from":{', '"stands"', '"comments"'])
    expect(text, key).not.toContain(key)
})

test('[BRD-131] a part that was not asked for stays behind, and so does what is covered or waits in an inbox', () => {
  const { session, source, note } = workshop(peers())
  const bare = templateOf(source(), new Set(['steps', 'surface']))
  expect(bare.papers.map(({ kind }) => kind)).toEqual(['section', 'section'])
  expect([bare.tools, bare.links]).toEqual([null, []])
  expect(JSON.stringify(bare)).not.toContain('dark in winter')
  expect(templateOf(source(), new Set(['rules']))).toMatchObject({ steps: [], legend: {}, papers: [{ kind: 'rule' }] })
  expect(countParts(source())).toEqual({ steps: 2, tools: 3, surface: 3, rules: 1, words: 5 })
  session.edits.hide([note])
  expect(JSON.stringify(templateOf(source(), all))).not.toContain('dark in winter')
  session.edits.setTools(null)
  expect(templateOf(source(), all).tools).toBeNull()
})

test('[BRD-130] whatever people do to a board, its template makes a board with the same template, and names none of them', () => {
  fc.assert(
    fc.property(arbitraryScript(2, arbitraryEdit), (script) => {
      const made = createTestPeers(2)
      playScript(made, script, () => undefined)
      const process = sessionOf('nobody' as ActorId).view.get()
      const template = templateOf({ view: (made[0] as TestPeer).board.view(), process }, all)
      const text = JSON.stringify(template)
      for (const { actor } of made) expect(text).not.toContain(actor)
      expect(templateOf(beginWith(readBack(template)), all)).toEqual(template)
    }),
    { numRuns: 60 },
  )
})

const good = (): Record<string, unknown> =>
  JSON.parse(JSON.stringify(templateOf(workshop(peers()).source(), all))) as Record<string, unknown>

test('[BRD-132] a file of another format or version is told apart from a broken one', () => {
  for (const value of [null, 7, 'x', [], {}, { format: 'samtavle-board', version: 1 }])
    expect(parseTemplate(value)).toEqual({ ok: false, error: { kind: 'no-template' } })
  expect(parseTemplate({ ...good(), version: 2 })).toEqual({
    ok: false,
    error: { kind: 'version-unknown', version: 2 },
  })
  expect(parseTemplate(good()).ok).toBe(true)
})

const paper = { kind: 'note', text: '', color: 'straw', width: 200, height: 200, place: [0, 0] }
const step = { name: '', instruction: '', minutes: null, guidance: '' }
const hostile: readonly (readonly [part: string, value: unknown, where: string])[] = [
  ['title', 'x'.repeat(201), 'title'],
  ['title', 7, 'title'],
  ['language', '../../etc', 'language'],
  ['steps', {}, 'steps'],
  ['steps', Array.from({ length: 61 }, () => step), 'steps'],
  ['steps', [{ ...step, guidance: 'x'.repeat(2001) }], 'steps[0].guidance'],
  ['steps', [{ ...step, minutes: -1 }], 'steps[0].minutes'],
  ['steps', [null], 'steps[0]'],
  ['tools', ['note', 'bomb'], 'tools[1]'],
  ['tools', undefined, 'tools'],
  ['axis', { understand: [0, 1], plan: [0, 1], implement: [0, 1], y: [0, 1] }, 'axis'],
  ['axis', null, 'axis'],
  ['legend', { gold: 'mine' }, 'legend'],
  ['legend', { straw: 'x'.repeat(41) }, 'legend.straw'],
  ['papers', Array.from({ length: 3001 }, () => paper), 'papers'],
  ['papers', [{ ...paper, kind: 'stroke' }], 'papers[0].kind'],
  ['papers', [{ ...paper, kind: 'agreement' }], 'papers[0].kind'],
  ['papers', [{ ...paper, kind: '__proto__' }], 'papers[0].kind'],
  ['papers', [{ ...paper, text: 'x'.repeat(20_001) }], 'papers[0].text'],
  ['papers', [{ ...paper, place: [1e300, 0] }], 'papers[0].place'],
  ['papers', [{ ...paper, place: [0, 0, 0] }], 'papers[0].place'],
  ['papers', [{ ...paper, width: 1e9 }], 'papers[0].width'],
  ['papers', [{ ...paper, color: 'url(x)' }], 'papers[0].color'],
  ['papers', [{ ...paper, lock: 'for ever' }], 'papers[0].lock'],
  ['papers', [{ ...paper, folded: 1 }], 'papers[0].folded'],
  ['papers', [{ ...paper, group: 'x'.repeat(41) }], 'papers[0].group'],
  ['papers', [{ ...paper, fields: { affects: 'x' } }], 'papers[0].fields'],
  ['papers', [{ ...paper, facts: [['votes', { agree: 9, disagree: 0 }]] }], 'papers[0].facts'],
  ['papers', [{ ...paper, kind: 'resource', facts: [['from', { actor: 'lea' }]] }], 'papers[0].facts'],
  ['links', [{ from: 0, to: 9999, as: 'relates' }], 'links[0].to'],
  ['links', [{ from: 0, to: 0, as: 'relates' }], 'links[0]'],
  ['links', [{ from: 0, to: [1], as: 'relates' }], 'links[0].to'],
  ['links', [{ from: 0, to: 1, as: 'owns' }], 'links[0].as'],
]

test('[BRD-132] a file with a fault is refused whole, and told where', () => {
  const whole = good()
  for (const [part, value, where] of hostile)
    expect(parseTemplate({ ...whole, [part]: value }), where).toMatchObject({ error: { kind: 'broken', where } })
})

test('[BRD-132] whatever stands in a file, it is read or refused, and what is read makes a board without an author', () => {
  const part = fc.constantFrom(...Object.keys(good()))
  fc.assert(
    fc.property(part, fc.jsonValue(), fc.boolean(), (name, value, isInside) => {
      const before = good()
      const list = before[name]
      const inside =
        isInside && Array.isArray(list) && list.length > 0 ? [...(list as unknown[]).slice(1), value] : value
      const read = parseTemplate({ ...before, [name]: inside })
      if (!read.ok) return
      const made = beginWith(read.value)
      for (const item of made.view.items.values()) expect(item).toMatchObject({ state: 'whole', by: null })
    }),
    { numRuns: 200 },
  )
})

test('[BRD-132] half a character becomes a sign for it, because two devices would keep different ones', () => {
  const read = parseTemplate({ ...good(), title: 'a\uD800b\0' })
  expect(read.ok && read.value.title).toBe('a\uFFFDb\uFFFD')
})
