import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { languages, laterParts, loadLaterWords, loadWords, pickLanguage, type Language } from './languages.ts'

/** Words that are rightly the same as in English: names, or loans that the language made its own. */
const alike: Readonly<Record<'da' | 'nb', readonly string[]>> = {
  da: [
    'sectors.private:Privat',
    'bar.menu:Menu',
    'bar.find:Find…',
    'share.link:Link',
    'cards.restsOnKeys:Ctrl+L',
    'tools.zoomLabel:Zoom',
    'help.enter:Enter',
    'help.escape:Esc',
    'help.tab:Tab',
    'help.delete:Delete',
    'papers.rose:Rose',
    'papers.meaning:{{paper}}: {{meaning}}',
    'papers.fjord:Fjord',
    'outline.zone:Zone',
    'roles.facilitate:Facilitator',
    'session.attention.facilitator:Facilitator',
    'tools.shortcut:{{action}} ({{keys}})',
    'ground.agreements.statusNow:{{count}} %',
    'ground.pulse.crowd:{{sectors}}: {{mean}}',
    'template.about:{{title}}: {{steps}}, {{papers}}.',
    'replay.positionSays:{{time}}. {{what}}',
    'phone.send:Send',
    'phone.mine:Mine',
  ],
  nb: [
    'cards.restsOnKeys:Ctrl+L',
    'tools.zoomLabel:Zoom',
    'help.enter:Enter',
    'help.escape:Esc',
    'help.tab:Tab',
    'help.delete:Delete',
    'papers.rose:Rose',
    'papers.meaning:{{paper}}: {{meaning}}',
    'papers.fjord:Fjord',
    'tools.shortcut:{{action}} ({{keys}})',
    'ground.agreements.statusNow:{{count}} %',
    'ground.pulse.crowd:{{sectors}}: {{mean}}',
    'template.about:{{title}}: {{steps}}, {{papers}}.',
    'replay.positionSays:{{time}}. {{what}}',
    'session.timer.add:+1 min',
    'phone.send:Send',
    'phone.mine:Mine',
  ],
}

const english = flat(await allWords('en'))

test.each(['da', 'nb'] as const)('%s says everything that English says, and nothing else', async (language) => {
  expect([...flat(await allWords(language)).keys()].toSorted()).toEqual([...english.keys()].toSorted())
})

test.each(['da', 'nb'] as const)('%s fills in the same placeholders', async (language) => {
  const words = flat(await allWords(language))
  const wrong = [...english].filter(
    ([key, text]) => placeholders(words.get(key) ?? '').join() !== placeholders(text).join(),
  )
  expect(wrong.map(([key]) => key)).toEqual([])
})

test.each(['da', 'nb'] as const)('%s is translated: no word is empty or left in English', async (language) => {
  const words = [...flat(await allWords(language))]
  const left = words.filter(
    ([key, text]) => text.trim() === '' || (text === english.get(key) && !alike[language].includes(`${key}:${text}`)),
  )
  expect(left).toEqual([])
})

test.each(languages)('%s calls a sign the same in the report as on the board', async (language) => {
  const words = flat(await allWords(language))
  const inReport = [...words].filter(([key]) => key.startsWith('report.sign.'))
  expect(inReport.length).toBeGreaterThan(0)
  for (const [key, text] of inReport) expect(words.get(key.replace('report', 'session.signals'))).toBe(text)
})

test('every plural has both of its forms', () => {
  const stems = [...english.keys()].flatMap((key) => /^(.*)_(?:one|other)$/.exec(key)?.[1] ?? [])
  for (const stem of stems) {
    expect(english.has(`${stem}_one`), stem).toBe(true)
    expect(english.has(`${stem}_other`), stem).toBe(true)
  }
})

test.each([
  [null, ['nn-NO', 'en'], 'nb'],
  [null, ['no'], 'nb'],
  [null, ['nb-NO'], 'nb'],
  [null, ['fi', 'da-DK', 'en'], 'da'],
  [null, ['fi', 'sv'], 'en'],
  [null, [], 'en'],
  ['da', ['nb'], 'da'],
  ['klingon', ['nb'], 'nb'],
])('saved %s and wishes %s begin in %s', (saved, wishes, language) => {
  expect(pickLanguage(saved, wishes)).toBe(language)
})

test('every key is used somewhere, directly or by a group that is looked up', () => {
  const sources = sourceFiles()
    .map((path) => readFileSync(path, 'utf8'))
    .join('\n')
  const unused = [...english.keys()]
    .map((key) => key.replace(/_(?:one|other)$/, ''))
    .filter(
      (key) =>
        !sources.includes(`'${key.replace(/^ground\./, '')}'`) &&
        !sources.includes(`"${key}"`) &&
        !lookedUp.some((pattern) => pattern.test(key)),
    )
  expect(unused).toEqual([])
})

/** Keys that the code builds from an id. */
const lookedUp = [
  /^zones\.(understand|plan|implement)$/,
  /^sectors(From)?\./,
  /^roles\./,
  /^papers\./,
  /^report\.sign\./,
  /^rounds\.start\.(named|anonymous|circles)$/,
  /^rounds\.circle\.(step|ask)\./,
  /^export\.(md|csv|json)(Holds)?$/,
  /^voting\.start\.(selected|all)$/,
  /^voting\.consent\.(consent|concern|objection)(Means)?$/,
  /^share\.(withdrawn|expired)$/,
  /^canvas\./,
  /^drawing\.(inks|widths)\./,
  /^cards\.(why|remedy|forGroup|add|addHint)\./,
  /^cards\.(restsOnThese|carries|relatedTo|baseline|target)$/,
  /^canvas\.(question|invitation|kind)\./,
  /^do\./,
  /^session\.(away|planning\.tool)\./,
  /^session\.signals\.sign\./,
  /^replay\.(a|kind|did|chapter)\./,
  /^replay\.(moments|choose|busy|life|compare|gone|home|story|storyHint|clock|clockHint)$/,
  /^report\.(kind|field)\./,
  /^report\.(held|shared)$/,
  /^ended\./,
  /^home\.(understand|plan|implement)(Place|Question)$/,
  /^ground\.(part|shared\.need|ungrounded\.(gap|remedy)|pulse\.question|effects\.(group|is|level)|advice)\./,
  /^ground\.steps\.(gather|rules|keep|deliver)(Ask)?$/,
  /^template\.(names|lines|problem|save)\./,
  /^template\.(steps|papers)$/,
  /^join\.(refused|needsLink|unknown|offline|busy|broken)(Title|Body)$/,
]

test('all languages are named', () => {
  expect(languages).toEqual(['en', 'da', 'nb'])
})

function sourceFiles(): readonly string[] {
  const root = join(import.meta.dirname, '..')
  return readdirSync(root, { recursive: true, encoding: 'utf8' })
    .filter((path) => /\.tsx?$/.test(path) && !/\.test\.tsx?$/.test(path) && !path.startsWith('words'))
    .map((path) => join(root, path))
}

function flat(words: object, prefix = ''): ReadonlyMap<string, string> {
  return new Map(
    Object.entries(words).flatMap(([key, value]: [string, unknown]): readonly (readonly [string, string])[] => {
      if (typeof value === 'string') return [[prefix + key, value]]
      return typeof value === 'object' && value !== null ? [...flat(value, `${prefix}${key}.`)] : []
    }),
  )
}

/** The first words and all that are fetched later. */
async function allWords(language: Language): Promise<object> {
  const later = await Promise.all(laterParts.map((part) => loadLaterWords(language, part)))
  const bundles = later.map(({ namespace, words }) => (namespace === 'words' ? words : { [namespace]: words }))
  return Object.assign({}, await loadWords(language), ...bundles) as object
}

function placeholders(text: string): readonly string[] {
  return [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map((match) => match[1] ?? '').toSorted()
}
