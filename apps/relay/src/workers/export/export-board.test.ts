import { systemRandomBytes } from '@samtavle/base'
import {
  createBookmarkEdits,
  createCommentEdits,
  createConsentEdits,
  createEdits,
  mention,
  readBoard,
  startBoard,
  writeActor,
  writePulse,
  writeVoting,
  type ActorId,
  type ItemId,
} from '@samtavle/board'
import { parse } from 'csv-parse/sync'
import { expect, test } from 'vitest'
import { Doc } from 'yjs'
import { createManualClock } from '../../manual-clock.ts'
import type { ExportFormat } from '../messages.ts'
import { exportBoard } from './export-board.ts'

const anna = 'actor-anna-0001' as ActorId
const karen = 'actor-karen-001' as ActorId

/** A small session in Danish: a framing two hold and one doubts, a plan, an agreement, and a deleted rule with a concern. */
function workshop(): Doc {
  const doc = new Doc()
  const clock = createManualClock(1_770_000_000_000)
  startBoard(doc, { title: 'Havnen', language: 'da-DK' })
  const board = readBoard(doc)
  const editsOf = (actor: ActorId) => createEdits({ doc, board, actor, clock, randomBytes: systemRandomBytes })
  writeActor(doc, anna, 'citizens')
  writeActor(doc, karen, 'public')
  const [asAnna, asKaren] = [editsOf(anna), editsOf(karen)]
  const framing = asAnna.addFraming({ text: 'Ingen tør gå ned til vandet', known: 'Lyset er gået' })
  asAnna.hold(framing)
  asKaren.hold(framing)
  const imported = new Map<string, unknown>(
    Object.entries({ author: 'Bo', sector: 'civil-society', votes: { agree: 7, disagree: 2 } }),
  )
  const [plan] = asAnna.addNotesToZone('plan', [{ text: '=Lys på stien', facts: imported }])
  if (plan === undefined) throw new Error('the note was added')
  asAnna.link(plan, framing, 'rests-on')
  const agreement = asKaren.addAgreement({
    text: 'Vi tænder lyset',
    due: '2027-05-01',
    from: [plan],
    who: [{ actor: anna }, { name: 'Elektrikeren', sector: 'private' }],
  })
  asKaren.hold(agreement)
  asAnna.reserve(agreement, 'Hvem betaler?\nOg hvornår?')
  const rule = asKaren.addRule({ text: 'Vi holder tiden' })
  asAnna.reserve(rule, 'Bussen går kun hver time')
  asKaren.removeItems([rule])
  asAnna.with(createBookmarkEdits).addBookmark({ label: '# Vi blev enige', at: 1_770_000_000_000 })
  asKaren
    .with(createBookmarkEdits)
    .removeBookmark(asKaren.with(createBookmarkEdits).addBookmark({ label: 'Fortrudt' }) ?? '')
  writePulse(doc, {
    id: 'spring',
    by: anna,
    at: 1,
    closedAt: 1_770_000_000_000,
    tally: new Map([['ours', [{ sectors: ['citizens'], counts: [0, 0, 0, 1, 2] }]]]),
  })
  const said = asAnna.with(createCommentEdits)
  said.addComment(plan, `${mention(karen)}, hvem betaler strømmen?`)
  asKaren.with(createCommentEdits).addComment(plan, '*Kommunen* vel')
  said.addComment(agreement, 'Godt')
  said.resolveThread(agreement)
  said.stamp(agreement, 'clap')
  asKaren.with(createCommentEdits).stamp(agreement, 'clap')
  addVotings(doc, { plan, agreement })
  asAnna
    .with(createConsentEdits)
    .answerConsent({ id: 'consent', item: plan }, { answer: 'objection', reason: 'For dyrt', safe: 'En prøve i maj' })
  asKaren.with(createConsentEdits).answerConsent({ id: 'consent', item: plan }, { answer: 'consent', reason: '' })
  return doc
}

/** Dots that three citizens and three officials gave, and a consent round that is open. */
function addVotings(doc: Doc, { plan, agreement }: { readonly plan: ItemId; readonly agreement: ItemId }): void {
  const facts = { by: karen, at: 1, endsAt: null, endsItself: false, closedAt: null }
  const groups = [
    { sectors: ['public'], voters: 3, dots: new Map([[plan, 2]]) },
    {
      sectors: ['citizens'],
      voters: 3,
      dots: new Map([
        [plan, 3],
        [agreement, 1],
      ]),
    },
  ]
  const result = {
    voters: 6,
    totals: new Map([
      [plan, 5],
      [agreement, 1],
    ]),
    groups,
    reasons: new Map([[plan, [{ words: 'Man kan se *noget*', sectors: ['citizens'] }]]]),
  }
  const dots = {
    kind: 'dots',
    dots: 2,
    onePerItem: false,
    hidesCursors: false,
    asksWhy: true,
    items: [agreement, plan],
  } as const
  writeVoting(doc, { ...facts, ...dots, id: 'dots', question: 'Hvad først?', closedAt: 1_770_000_000_000, result })
  writeVoting(doc, {
    ...facts,
    id: 'consent',
    kind: 'consent',
    at: 2,
    question: '',
    item: plan,
    answers: new Map(),
  })
}

function exportOf(format: ExportFormat, hidesNames = false, doc = workshop(), inbox: string | null = null): string {
  const actors = [
    { id: anna, name: hidesNames ? null : 'Anna', sector: 'citizens', joinedAt: 1 },
    { id: karen, name: hidesNames ? null : 'Karen', sector: 'public', joinedAt: 2 },
  ]
  const bytes = exportBoard(doc, {
    type: 'export',
    format,
    room: 'board-0123456789',
    epoch: 1,
    board: { id: 'board-0123456789', title: 'Havnen', language: 'da-DK', createdAt: 1 },
    actors,
    inbox,
    hidesNames,
    exportedAt: 1_770_000_000_000,
  })
  return new TextDecoder().decode(bytes)
}

test('the table has a row per note and card, with who stands where, and no formula', () => {
  const rows: unknown = parse(exportOf('csv'), { columns: true })
  expect(rows).toMatchObject([
    {
      kind: 'framing',
      zone: 'understand',
      text: 'Ingen tør gå ned til vandet\nLyset er gået',
      holds: 'public: 1; citizens: 1',
    },
    {
      kind: 'note',
      zone: 'plan',
      text: "'=Lys på stien",
      author: 'Bo',
      sector: 'civil-society',
      agreed: '7',
      disagreed: '2',
      dots: '5',
      dot_reasons: 'citizens: Man kan se *noget*',
      consent: 'open (round 1): consent 1; concern 0; objection 1',
      reservations: 'Anna, citizens: For dyrt (safe to try: En prøve i maj)',
      comments: 'Anna, citizens: @Karen, hvem betaler strømmen?\nKaren, public: *Kommunen* vel',
    },
    {
      kind: 'agreement',
      zone: 'implement',
      author: 'Karen',
      due: '2027-05-01',
      status: '0',
      holds: 'public: 1',
      dots: '1',
      consent: '',
      reservations: 'Anna, citizens: Hvem betaler?\nOg hvornår?',
      comments: 'Anna, citizens: Godt\n(settled)',
      stamps: 'clap: Anna, Karen',
    },
    { kind: 'rule', deleted: 'yes', reservations: 'Anna, citizens: Bussen går kun hver time' },
  ])
})

test('the report speaks the board’s language and begins with what is agreed and what is doubted', () => {
  const report = exportOf('md')
  const headings = report.split('\n').filter((line) => line.startsWith('#'))
  expect(headings.slice(0, 4)).toEqual([
    '# Havnen',
    '## Det har vi aftalt',
    '## Forbehold, der står ved magt',
    '## Sådan ser vi problemet',
  ])
  expect(report).toContain('> Vi tænder lyset\n\n- Bæres af Offentlig (kun én part)\n- Senest 2027-05-01\n- 0 %')
  expect(report).toMatch(/Nævnt: (?=.*Anna \(Borgere\)).*Elektrikeren \(Privat\)/)
  expect(report).toContain('- **Hvem betaler? / Og hvornår?** – Anna, Borgere, om aftale: “Vi tænder lyset”')
  expect(report).toContain('=Lys på stien – Bo, Civilsamfund, 7 enige, 2 uenige')
  expect(report).toContain('om spilleregel: “Vi holder tiden” (siden slettet)')
  expect(report).toContain('Fælles: Offentlig (1), Borgere (1) står bag')
  expect(report).toContain('- Problemet er vores i fællesskab: 4.7 / 5 (Borgere 4.7)')
  expect(report).toContain('Afstemning, lukket 2026-02-02: Hvad først?\n\n6 stemte; prikker til hver: 2.')
  expect(report).toContain(
    '- “\\=Lys på stien”: **5** (Offentlig 2, Borgere 3)\n  - Man kan se \\*noget\\* – Borgere\n- “Vi tænder lyset”: **1** (Offentlig 0, Borgere 1)',
  )
  expect(report).toContain('Stadig åben. Samtykke: 1. Bekymring: 0. Indvending: 1.')
  expect(report).toContain('- Indvending: **For dyrt**; trygt at prøve: En prøve i maj – Anna, Borgere')
  expect(report).toContain('- 2026-02-02 02:40 UTC – \\# Vi blev enige – Anna')
  expect(report).toContain(
    '“\\=Lys på stien”\n\n- **Anna:** @Karen, hvem betaler strømmen?\n- **Karen:** \\*Kommunen\\* vel',
  )
  expect(report).toContain('“Vi tænder lyset” *(afklaret)*\n\n- **Anna:** Godt')
  expect(report).not.toContain('Fortrudt')
  expect(report).toContain('- Vi tør: for få svarede til, at det kan vises')
})

test.each(['csv', 'md', 'json'] as const)(
  'every reservation is in the export as %s, of deleted things too',
  (format) => {
    const exported = exportOf(format)
    expect(exported).toContain('Hvem betaler?')
    expect(exported).toContain('Bussen går kun hver time')
  },
)

test.each(['csv', 'md'] as const)('a link that hides names names nobody in the export as %s', (format) => {
  const exported = exportOf(format, true)
  for (const name of ['Anna', 'Karen', 'Elektrikeren', 'Bo,']) expect(exported).not.toContain(name)
  expect(exported).toContain('Hvem betaler?')
  expect(exported).toContain(
    format === 'csv' ? '@public, hvem betaler' : '**nogen (Borgere):** @nogen (Offentlig), hvem',
  )
})

/** A named line between two notes, colours with a meaning, and names that the board does not show. */
function linkedBoard(): Doc {
  const doc = new Doc()
  const clock = createManualClock(1_770_000_000_000)
  startBoard(doc, { title: 'Havnen', language: 'da-DK' })
  const board = readBoard(doc)
  const edits = createEdits({ doc, board, actor: karen, clock, randomBytes: systemRandomBytes })
  writeActor(doc, karen, 'public')
  const [light, dark] = edits.addNotesToZone('understand', [
    { text: 'Lys på stien', color: 'moss' },
    { text: 'Det er mørkt', color: 'rose' },
  ])
  const link = light === undefined || dark === undefined ? null : edits.link(light, dark, 'relates')
  if (link !== null) edits.setFact(link, 'label', 'fordi')
  edits.nameColor('moss', 'Kommunen')
  edits.nameAuthors(false)
  return doc
}

test('words on lines and meanings of colours are in every export, and names are not where the board shows none', () => {
  const asked = (format: ExportFormat): string => exportOf(format, false, linkedBoard())
  expect(parse(asked('csv'), { columns: true, bom: true })).toMatchObject([
    { text: 'Lys på stien', links: 'relates (fordi): Det er mørkt', meaning: 'Kommunen', author: '', sector: 'public' },
    { text: 'Det er mørkt', links: '', meaning: '' },
  ])
  const report = asked('md')
  expect(report).toContain('- “Lys på stien” → **fordi** → “Det er mørkt”')
  expect(report).toContain('- Mos: **Kommunen** (1)')
  expect(report).toContain('- Lys på stien – Offentlig, Kommunen')
  expect(JSON.parse(asked('json'))).toMatchObject({ meta: { 'legend/moss': 'Kommunen' } })
  expect(asked('json')).toContain('"label":"fordi"')
})

test('what waits in the open inbox has no zone in the table and a part of its own in the report; once it is closed it has a zone', () => {
  const doc = new Doc()
  const board = readBoard(doc)
  startBoard(doc, { title: 'Havnen', language: 'da-DK' })
  const clock = createManualClock(1_770_000_000_000)
  const edits = createEdits({ doc, board, actor: anna, clock, randomBytes: systemRandomBytes })
  edits.addNotesToZone('implement', [
    { text: 'Bænke ved kajen', facts: new Map([['inbox', 'one']]) },
    { text: 'Nyt skilt', facts: new Map([['inbox', 'another']]) },
  ])
  const told = (inbox: string | null): unknown => parse(exportOf('csv', false, doc, inbox), { columns: true })
  expect(told('one')).toMatchObject([
    { text: 'Bænke ved kajen', zone: '', waiting: 'yes', x: '', y: '' },
    { text: 'Nyt skilt', zone: 'implement', waiting: '' },
  ])
  expect(told(null)).toMatchObject([{ zone: 'implement', waiting: '' }, { zone: 'implement' }])
  const report = exportOf('md', false, doc, 'one')
  expect(report).toContain('### Venter i indbakken på en plads\n\n- Bænke ved kajen – Anna')
  expect(report.split('### Venter')[0]).not.toContain('Bænke')
})
