import { systemRandomBytes } from '@samtavle/base'
import {
  boardPoint,
  createBookmarkEdits,
  createEdits,
  readBoard,
  startBoard,
  writeActor,
  type ActorId,
  type Edits,
} from '@samtavle/board'
import { buildTracks } from '@samtavle/history/encode'
import { openTracks, type Stage } from '@samtavle/history/player'
import i18next from 'i18next'
import { beforeAll, expect, test } from 'vitest'
import { Doc } from 'yjs'
import { loadLaterWords, loadWords, type Language } from '../../words/languages.ts'
import type { Cast } from '../film/load-film.ts'
import { tellStory } from '../film/story.ts'
import { composeReport } from './compose-report.ts'
import type { Picture, ReportDocument } from './report-document.ts'
import { createReportVoice } from './report-voice.ts'
import { tellReport } from './tell-report.ts'
import { writeMarkdown } from './write-markdown.ts'
import { writePage } from './write-page.ts'

const people = [
  ['anna', 'citizens'],
  ['bo', 'citizens'],
  ['carl', 'citizens'],
  ['dorte', 'public'],
  ['emil', 'public'],
  ['fie', 'public'],
  ['gert', 'private'],
] as const
type Name = (typeof people)[number][0]
const minute = 60_000
const startedAt = 1_770_000_000_000

beforeAll(async () => {
  await i18next.init({ lng: 'en', defaultNS: 'words', resources: {}, interpolation: { escapeValue: false } })
  for (const language of ['en', 'da', 'nb'] as const) {
    i18next.addResourceBundle(language, 'words', await loadWords(language), true)
    for (const part of ['replay', 'story'] as const) {
      i18next.addResourceBundle(language, 'words', (await loadLaterWords(language, part)).words, true)
    }
  }
})

/** A session that is written down entry by entry, each by whoever does it and a minute after the one before. */
function tellSession(act: (as: (name: Name) => Edits) => void, title = 'The harbour', stages: readonly Stage[] = []) {
  const doc = new Doc()
  const entries: { seq: number; at: number; actor: string; bytes: Uint8Array }[] = []
  let now = startedAt
  let actor: string = 'anna'
  doc.on('update', (bytes: Uint8Array) => entries.push({ seq: entries.length + 1, at: now, actor, bytes }))
  startBoard(doc, { title, language: 'en' })
  const board = readBoard(doc)
  const clock = { now: () => now, after: () => () => undefined }
  for (const [name, sector] of people) {
    actor = name
    writeActor(doc, name as ActorId, sector)
  }
  const edits = new Map<string, Edits>(
    people.map(([name]) => [
      name,
      createEdits({ doc, board, actor: name as ActorId, clock, randomBytes: systemRandomBytes }),
    ]),
  )
  act((name) => {
    now += minute
    actor = name
    const mine = edits.get(name)
    if (mine === undefined) throw new Error(`${name} is not here`)
    return mine
  })
  const tracks = openTracks(buildTracks(entries))
  if (!tracks.ok) throw new Error(tracks.error)
  return tellStory(tracks.value, stages)
}

function harbour() {
  return tellSession((as) => {
    const framing = as('anna').addFraming({ text: 'Nobody owns the quay', place: boardPoint(500, 500) })
    as('bo').hold(framing)
    as('gert').reserve(framing, 'Who pays?')
    as('dorte').hold(framing)
    as('anna').spliceText(framing, { index: 20, remove: 0, insert: ' at night' })
    const agreement = as('emil').addAgreement({
      text: 'We light the path',
      due: '2027-05-01',
      who: [{ name: 'Volt Ltd', sector: 'private' }],
    })
    as('emil').hold(agreement)
    as('gert').hold(agreement)
    const rule = as('fie').addRule({ text: 'We keep time' })
    as('carl').reserve(rule, 'The bus goes every hour')
    as('fie').removeItems([rule])
    as('fie').with(createBookmarkEdits).addBookmark({ label: 'We see the same' })
    as('dorte').withdraw(framing)
  })
}

const names = { anna: 'Anna', bo: 'Bo', carl: 'Carl', dorte: 'Dorte', emil: 'Emil', fie: 'Fie', gert: 'Gert' }

function castOf(hasNames: boolean, named: Readonly<Record<string, string>> = names): Cast {
  const known = people.map(
    ([id, sector]) => [id, { actorId: id, name: hasNames ? (named[id] ?? null) : null, sector }] as const,
  )
  return { people: new Map(known), hasNames }
}

interface Reading {
  readonly cast?: Cast
  readonly language?: Language
  readonly pictures?: ReadonlyMap<number, Picture>
}

function reportOf(
  story: ReturnType<typeof harbour>,
  { cast = castOf(true), language = 'en', pictures = new Map() }: Reading = {},
): ReportDocument {
  const voice = createReportVoice({ t: i18next.getFixedT(language), language, cast, story })
  return composeReport(tellReport(story, []), voice, pictures)
}

test('a report begins with what was agreed and what is doubted, on deleted things too', () => {
  const markdown = writeMarkdown(reportOf(harbour()))
  const headings = markdown.split('\n').filter((line) => line.startsWith('## '))
  expect(headings).toEqual([
    '## What was agreed',
    '## Reservations that stand',
    '## How the problem was seen',
    '## What was shared, and when',
    '## The session, chapter by chapter',
  ])
  expect(markdown).toContain('- **Who pays?** Gert, about the framing “Nobody owns the quay at night”')
  expect(markdown).toContain('- **The bus goes every hour** Carl, about the ground rule “We keep time”')
  expect(markdown).toContain('the reservation stands')
  expect(markdown).toMatch(
    /### We light the path\n\n- Carried by Public \(1\) and others\.\n- By 1 May 2027\.\n- Named in it: Volt Ltd\./,
  )
})

test('it tells how a framing was worded, held, doubted and let go, by whom and when', () => {
  const told = writeMarkdown(reportOf(harbour())).split('## What was shared')[0]?.split('held and doubted')[1] ?? ''
  expect(told.match(/(?<=\d+\. \S+ ).*/g)?.map((line) => line.replace(/^\d\d:\d\d /, ''))).toEqual([
    'Anna worded it: “Nobody owns the quay”',
    'Bo held it.',
    'Gert had a reservation: “Who pays?”',
    'Dorte held it.',
    'Anna worded it: “Nobody owns the quay at night”',
    'Dorte took their stand back.',
  ])
})

test('what became shared, and was shared no longer, stands at its time', () => {
  const { sharing, chapters } = tellReport(harbour(), [])
  expect(sharing.map(({ kind, words, isShared }) => [kind, words, isShared])).toEqual([
    ['framing', 'Nobody owns the quay', true],
    ['framing', 'Nobody owns the quay at night', false],
  ])
  expect(chapters.map(({ why }) => why.map(({ is }) => is))).toEqual([
    ['first-framing'],
    ['first-shared'],
    ['first-agreement'],
    ['bookmark'],
    ['end'],
  ])
})

test('the steps of the session are chapters, going back to one too, each with the board as it stood then', () => {
  const act = (as: (name: Name) => Edits): void => {
    as('anna').addFraming({ text: 'Nobody owns the quay', place: boardPoint(500, 500) })
    for (let count = 0; count < 4; count += 1)
      as('bo')
        .with(createBookmarkEdits)
        .addBookmark({ label: `${count}` })
  }
  const stages = [
    { at: startedAt - minute, label: 'Arrive' },
    { at: startedAt + 1.5 * minute, label: '<b>Write</b>' },
    { at: startedAt + 2.5 * minute, label: '' },
    { at: startedAt + 3.5 * minute, label: 'Arrive' },
  ]
  const story = tellSession(act, 'The harbour', stages)
  const { chapters } = tellReport(story, [])
  const steps = chapters.filter(({ why }) => why.some(({ is }) => is === 'stage'))
  const times = steps.map(({ moment }) => story.tracks.store.entries.at.data[moment - 1] ?? null)
  expect(times).toEqual([null, ...[1, 2, 3].map((minutes) => startedAt + minutes * minute)])
  expect(steps.every(({ hasPicture }) => hasPicture)).toBe(true)
  const report = reportOf(story)
  expect(writeMarkdown(report).match(/^### .*Step.*|^### .*step.*/gm)).toEqual([
    '### Step: Arrive',
    String.raw`### The first problem framing and Step: \<b\>Write\</b\>`,
    '### 0 (marked by Bo) and A step without a name',
    '### 1 (marked by Bo) and Step: Arrive',
  ])
  expect(writePage(report)).toContain('Step: &lt;b&gt;Write&lt;/b&gt;')
})

test('moments that somebody picks are chapters with a picture, and a report has no more than a mail takes', () => {
  const story = harbour()
  const moments = Array.from({ length: story.tracks.lastMoment }, (_, index) => index)
  const { chapters } = tellReport(story, [2, 2, -4, 99_999])
  expect(chapters.filter(({ why }) => why.some(({ is }) => is === 'chosen')).map(({ moment }) => moment)).toEqual([2])
  const many = tellSession((as) => {
    for (let count = 0; count < 40; count += 1)
      as('anna')
        .with(createBookmarkEdits)
        .addBookmark({ label: `${count}` })
  })
  const all = tellReport(many, moments.slice(0, 3)).chapters
  expect(all.length).toBeGreaterThan(40)
  expect(all.filter(({ hasPicture }) => hasPicture).length).toBe(24)
  expect(all.filter(({ why }) => why.some(({ is }) => is === 'chosen')).every(({ hasPicture }) => hasPicture)).toBe(
    true,
  )
})

test('a link that hides names names nobody, and one person’s sector is not told either', () => {
  const written = writePage(reportOf(harbour(), { cast: castOf(false) }))
  for (const name of [...Object.values(names), 'Volt Ltd', 'Private']) expect(written).not.toContain(name)
  expect(written).toContain('Somebody from Citizens')
  expect(written).toContain('Names are left out.')
})

test('no figure tells of a sector that fewer than three people speak from', () => {
  for (const cast of [castOf(true), castOf(false)]) {
    const written = writeMarkdown(reportOf(harbour(), { cast }))
    expect(written).not.toMatch(/Private/)
    expect(written).toContain('Carried by Public (1) and others.')
  }
})

const markup = `<script>alert(1)</script><img src=x onerror=alert(1)> "'&[x](javascript:alert(1)) # *b* | {{t}}`

test('markup in titles, notes, reasons, labels and names is only words', () => {
  const story = tellSession((as) => {
    const framing = as('anna').addFraming({ text: markup, affects: markup, place: boardPoint(500, 500) })
    as('dorte').reserve(framing, markup)
    const agreement = as('bo').addAgreement({ text: markup, who: [{ name: markup, sector: 'private' }] })
    as('bo').hold(agreement)
    as('emil').with(createBookmarkEdits).addBookmark({ label: markup })
    const indicator = as('bo').addIndicator({ text: markup, goal: markup })
    as('bo').observe(indicator, { on: '2027-01-01', story: markup })
  }, markup)
  const cast = castOf(true, Object.fromEntries(people.map(([id]) => [id, markup])))
  const report = reportOf(story, { cast })
  const page = writePage(report)
  expect(
    page.match(
      /<(?!\/?(?:html|head|meta|title|style|body|header|main|footer|p|h[1-3]|strong|ul|ol|li|time|br|figure|figcaption|img)\b|!doctype)/g,
    ),
  ).toBeNull()
  expect(page).not.toMatch(/<img|<script/)
  expect(page.split('&lt;script&gt;').length).toBeGreaterThan(8)
  const markdown = writeMarkdown(report)
  expect(markdown).not.toMatch(/(?<!\\)<|(?<!\\)\[x|(?<!\\)\*b/)
})

test('pictures are told in words beside them, and their addresses cannot break out', () => {
  const story = harbour()
  const [{ moment } = { moment: 0 }] = tellReport(story, []).chapters
  const picture = { src: 'data:image/png;base64,AA"><script>', width: 1200, height: 500 }
  const page = writePage(reportOf(story, { pictures: new Map([[moment, picture]]) }))
  expect(page).toContain(
    '<img src="data:image/png;base64,AA&quot;&gt;&lt;script&gt;" width="1200" height="500" alt="The board then: 1 in Understand."',
  )
  expect(page).not.toContain('<script')
})

test.each(['en', 'da', 'nb'] as const)('in %s every sentence is said, with nothing left to fill in', (language) => {
  const page = writePage(reportOf(harbour(), { language }))
  expect(page).toContain(`<html lang="${language}">`)
  expect(page).not.toMatch(/\{\{|report\.|undefined|null/)
})

test('a board on which hardly anything happened has a report that says so', () => {
  const markdown = writeMarkdown(
    reportOf(tellSession((as) => void as('anna').addNotesToZone('plan', [{ text: 'A bench' }]), '')),
  )
  expect(markdown).toContain('# A board without a title')
  expect(markdown).toContain('No agreement was made yet.')
  expect(markdown).toContain('No framing of the problem was written.')
  expect(markdown).toContain('> The board then: 1 in Plan.')
})
