import { err, ok, type Result } from '@samtavle/base'
import { equalityDeep } from 'lib0/function'
import { fieldsByKind } from '../document/fields.ts'
import { isRecord, parseAxis, parsePlace } from '../document/parse.ts'
import {
  boardPoint,
  longestLinkWord,
  longestMeaning,
  longestText,
  noteColors,
  type Axis,
  type BoardPoint,
  type NoteColor,
} from '../document/schema.ts'
import { parseCopiedCard } from '../edit/copied-card.ts'
import type { CopiedLink } from '../edit/duplicate.ts'
import {
  longestGuidance,
  longestInstruction,
  longestStageName,
  mostStageMinutes,
  mostStages,
} from '../process/stage.ts'
import { dietTools, type DietTool } from '../process/tool-diet.ts'
import type { Legend } from '../read/view.ts'
import {
  templateFormat,
  templateKinds,
  templateLimits,
  templateVersion,
  type TemplateFile,
  type TemplateKind,
  type TemplatePaper,
  type TemplateStep,
} from './template-file.ts'

/** Why something is no template that we read: it is none, of a version we do not know, or what is wrong in it and where. */
export type TemplateFault =
  | { readonly kind: 'no-template' }
  | { readonly kind: 'version-unknown'; readonly version: unknown }
  | { readonly kind: 'broken'; readonly where: string; readonly wanted: string }

/** Reads what anybody may have written into a file. Nothing is guessed and nothing put right: one fault, and it is no template. */
export function parseTemplate(value: unknown): Result<TemplateFile, TemplateFault> {
  if (!isRecord(value) || value['format'] !== templateFormat) return err({ kind: 'no-template' })
  const version = value['version']
  if (version !== templateVersion) return err({ kind: 'version-unknown', version })
  const check = createCheck()
  const papers = check.list('papers', value['papers'], templateLimits.papers, (where, paper) =>
    parsePaper(check, where, paper),
  )
  const file: TemplateFile = {
    format: templateFormat,
    version,
    title: check.words('title', value['title'], templateLimits.title),
    language: parseLanguage(check, value['language']),
    steps: check.list('steps', value['steps'], mostStages, (where, step) => parseStep(check, where, step)),
    tools: parseTools(check, value['tools']),
    axis: parseWholeAxis(check, value['axis']),
    legend: parseLegend(check, value['legend']),
    papers,
    links: check.list('links', value['links'], templateLimits.links, (where, link) =>
      parseLink(check, where, { link, papers: papers.length }),
    ),
  }
  return check.fault === null ? ok(file) : err(check.fault)
}

/** Remembers the first fault and goes on with something harmless, so that a whole file reads as one expression. */
interface Check {
  readonly fault: TemplateFault | null
  fail<Value>(where: string, wanted: string, instead: Value): Value
  words(where: string, value: unknown, longest: number): string
  number(where: string, value: unknown, range: readonly [from: number, to: number]): number
  oneOf<Value extends string>(where: string, value: unknown, known: readonly [Value, ...Value[]]): Value
  list<Value>(where: string, value: unknown, most: number, read: (where: string, value: unknown) => Value): Value[]
  record(where: string, value: unknown): Readonly<Record<string, unknown>>
}

/** Half of a pair of surrogates is no character: two devices would keep different ones of it. A zero ends words in some programs. */
const noCharacter = /\p{Surrogate}|\0/gu

function createCheck(): Check {
  let fault: TemplateFault | null = null
  const fail = <Value>(where: string, wanted: string, instead: Value): Value => {
    fault ??= { kind: 'broken', where, wanted }
    return instead
  }
  return {
    get fault() {
      return fault
    },
    fail,
    words(where, value, longest) {
      if (typeof value === 'string' && value.length <= longest) return value.replace(noCharacter, '\uFFFD')
      return fail(where, `words of at most ${longest} characters`, '')
    },
    number(where, value, [from, to]) {
      if (typeof value === 'number' && value >= from && value <= to) return value
      return fail(where, `a number from ${from} to ${to}`, from)
    },
    oneOf(where, value, known) {
      return known.find((each) => each === value) ?? fail(where, `one of ${known.join(', ')}`, known[0])
    },
    list(where, value, most, read) {
      const values: readonly unknown[] = Array.isArray(value) ? value : fail(where, 'a list', [])
      if (values.length > most) return fail(where, `a list of at most ${most}`, [])
      return values.map((each, index) => read(`${where}[${index}]`, each))
    },
    record: (where, value) => (isRecord(value) ? value : fail(where, 'an object', {})),
  }
}

function parseLanguage(check: Check, value: unknown): string {
  const language = check.words('language', value, 35)
  return /^[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*$/.test(language)
    ? language
    : check.fail('language', 'a language by BCP 47', 'en')
}

function parseStep(check: Check, where: string, value: unknown): TemplateStep {
  const step = check.record(where, value)
  const minutes = step['minutes']
  return {
    name: check.words(`${where}.name`, step['name'], longestStageName),
    instruction: check.words(`${where}.instruction`, step['instruction'], longestInstruction),
    minutes: minutes === null ? null : check.number(`${where}.minutes`, minutes, [0.01, mostStageMinutes]),
    guidance: check.words(`${where}.guidance`, step['guidance'], longestGuidance),
  }
}

function parseTools(check: Check, value: unknown): readonly DietTool[] | null {
  if (value === null) return null
  return check.list('tools', value, dietTools.length, (where, tool) => check.oneOf(where, tool, dietTools))
}

function parseWholeAxis(check: Check, value: unknown): Axis {
  const axis = parseAxis(value)
  const { understand, plan, implement, y } = check.record('axis', value)
  return equalityDeep(axis, { understand, plan, implement, y })
    ? axis
    : check.fail('axis', 'three zones of whole board units side by side, and how far they reach', axis)
}

function parseLegend(check: Check, value: unknown): Legend {
  const entries = Object.entries(check.record('legend', value)).map(([color, meaning]): [NoteColor, string] => [
    check.oneOf('legend', color, noteColors),
    check.words(`legend.${color}`, meaning, longestMeaning),
  ])
  return Object.fromEntries(entries)
}

function parsePaper(check: Check, where: string, value: unknown): TemplatePaper {
  const paper = check.record(where, value)
  const kind = check.oneOf(`${where}.kind`, paper['kind'], templateKinds)
  const { lock, folded, group } = paper
  return {
    kind,
    text: check.words(`${where}.text`, paper['text'], longestText),
    color: check.oneOf(`${where}.color`, paper['color'], noteColors),
    width: check.number(`${where}.width`, paper['width'], [20, 100_000]),
    height: check.number(`${where}.height`, paper['height'], [20, 100_000]),
    place: parsePoint(check, `${where}.place`, paper['place']),
    ...parseCard(check, where, { kind, paper }),
    ...(lock !== undefined && { lock: check.oneOf(`${where}.lock`, lock, ['firm', 'free']) }),
    ...(folded !== undefined && { folded: folded === true ? folded : check.fail(`${where}.folded`, 'true', true) }),
    ...(group !== undefined && { group: check.words(`${where}.group`, group, 40) }),
  }
}

/** What a card says beside its own words: only what its kind has. */
function parseCard(
  check: Check,
  where: string,
  { kind, paper }: { readonly kind: TemplateKind; readonly paper: Readonly<Record<string, unknown>> },
): Pick<TemplatePaper, 'fields' | 'facts' | 'goal'> {
  const known: readonly string[] = fieldsByKind[kind]
  const fields = Object.entries(check.record(`${where}.fields`, paper['fields'] ?? {})).map(
    ([name, words]) => [name, check.words(`${where}.fields.${name}`, words, longestText)] as const,
  )
  if (fields.some(([name]) => !known.includes(name)))
    check.fail(`${where}.fields`, `no field but ${known.join(', ')}`, null)
  const facts = check.list(`${where}.facts`, paper['facts'] ?? [], 10, (_, fact) => fact)
  const goal = paper['goal'] === undefined ? undefined : check.words(`${where}.goal`, paper['goal'], longestText)
  const card = parseCopiedCard(kind, { fields: Object.fromEntries(fields), facts, goal })
  if ((card.facts ?? []).length !== facts.length) check.fail(`${where}.facts`, `only facts of a ${kind}`, null)
  return card
}

function parseLink(
  check: Check,
  where: string,
  { link: value, papers }: { readonly link: unknown; readonly papers: number },
): CopiedLink {
  const link = check.record(where, value)
  const [from, to] = (['from', 'to'] as const).map((name) => {
    const end = link[name]
    return typeof end === 'number'
      ? Math.trunc(check.number(`${where}.${name}`, end, [0, papers - 1]))
      : parsePoint(check, `${where}.${name}`, end)
  }) as [CopiedLink['from'], CopiedLink['to']]
  if (from === to) check.fail(where, 'a link between two', null)
  const label = link['label']
  return {
    from,
    to,
    as: check.oneOf(`${where}.as`, link['as'], ['rests-on', 'relates']),
    ...(label !== undefined && { label: check.words(`${where}.label`, label, longestLinkWord) }),
  }
}

function parsePoint(check: Check, where: string, value: unknown): BoardPoint {
  return parsePlace(value) ?? check.fail(where, 'two numbers on the board', boardPoint(0, 0))
}
