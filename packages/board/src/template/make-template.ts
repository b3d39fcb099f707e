import { factOf } from '../document/facts.ts'
import type { ItemId } from '../document/schema.ts'
import { copiedCard } from '../edit/copied-card.ts'
import type { CopiedLink } from '../edit/duplicate.ts'
import { isItemId } from '../edit/link-edits.ts'
import { compareOrder } from '../layout/order.ts'
import type { ProcessView } from '../process/read-process.ts'
import type { Stage } from '../process/stage.ts'
import { usualDiet } from '../process/tool-diet.ts'
import type { BoardView, WholeItem } from '../read/view.ts'
import {
  templateFormat,
  templateKinds,
  templateVersion,
  type TemplateFile,
  type TemplateKind,
  type TemplatePaper,
  type TemplateStep,
} from './template-file.ts'

/** What of a board goes along, part by part. */
export const templateParts = ['steps', 'tools', 'surface', 'rules', 'words'] as const
export type TemplatePart = (typeof templateParts)[number]

const partOfKind: Readonly<Record<TemplateKind, TemplatePart>> = {
  section: 'surface',
  text: 'surface',
  rule: 'rules',
  note: 'words',
  framing: 'words',
  resource: 'words',
  indicator: 'words',
}

/** A board and how its session runs, to make a template of. */
export interface TemplateSource {
  readonly view: BoardView
  readonly process: Pick<ProcessView, 'stages' | 'tools' | 'hidden' | 'inbox'>
}

type Kept = WholeItem & { readonly kind: TemplateKind }

/**
 * Makes a template of a board. It is built from what goes along, not by taking away what does not: who wrote, held, doubted, voted, said or brought
 * something is never looked at. What a facilitator has covered, and what waits in an inbox, stays behind.
 */
export function templateOf({ view, process }: TemplateSource, parts: ReadonlySet<TemplatePart>): TemplateFile {
  const { title, language, axis, legend } = view.meta
  const kept = papersOf({ view, process }).filter(({ kind }) => parts.has(partOfKind[kind]))
  const isSurface = parts.has('surface')
  return {
    format: templateFormat,
    version: templateVersion,
    title,
    language,
    steps: parts.has('steps') ? process.stages.map(templateStep) : [],
    tools: parts.has('tools') && !isUsual(process) ? process.tools : null,
    axis,
    legend: isSurface ? legend : {},
    papers: kept.map((item, index) => templatePaper(item, groupName(kept, index))),
    links: linksOf(view, { kept, takesFreeLines: isSurface }),
  }
}

/** How much there is of each part, so that nobody is offered what is not there. */
export function countParts({ view, process }: TemplateSource): Readonly<Record<TemplatePart, number>> {
  const papers = papersOf({ view, process })
  const count = (part: TemplatePart): number => papers.filter(({ kind }) => partOfKind[kind] === part).length
  return {
    steps: process.stages.length,
    tools: isUsual(process) ? 0 : process.tools.length,
    surface: count('surface') + Object.keys(view.meta.legend).length,
    rules: count('rules'),
    words: count('words'),
  }
}

function papersOf({ view, process }: TemplateSource): readonly Kept[] {
  const waiting = process.inbox?.id
  return [...view.items.values()]
    .flatMap((item) => {
      if (item.state !== 'whole' || process.hidden.has(item.id)) return []
      if (waiting !== undefined && factOf(item, 'inbox') === waiting) return []
      const kind = templateKinds.find((known) => known === item.kind)
      return kind === undefined ? [] : [{ ...item, kind }]
    })
    .toSorted(compareOrder)
}

function templateStep({ name, instruction, minutes, guidance }: Stage): TemplateStep {
  return { name, instruction, minutes, guidance }
}

function templatePaper(item: Kept, group: string | null): TemplatePaper {
  const { kind, text, color, width, height, place } = item
  const { fields, facts, goal } = copiedCard(item, [])
  const lock = factOf(item, 'locked')
  return {
    kind,
    text,
    color,
    width,
    height,
    place,
    ...(fields !== undefined && { fields }),
    ...(facts !== undefined && { facts }),
    ...(goal !== undefined && { goal }),
    ...(lock !== undefined && { lock: lock.firm ? 'firm' : 'free' }),
    ...(factOf(item, 'folded') !== undefined && { folded: true }),
    ...(group !== null && { group }),
  }
}

/** A group by the number of its first paper: names of groups are of no use to anybody. */
function groupName(kept: readonly Kept[], index: number): string | null {
  const item = kept[index]
  const group = item && factOf(item, 'group')
  if (group === undefined) return null
  const members = kept.flatMap((other, at) => (factOf(other, 'group') === group ? [at] : []))
  return members.length > 1 ? String(members[0]) : null
}

/** Lines between what goes along; those that lead from nothing to nothing are part of the surface. */
function linksOf(
  { items }: BoardView,
  { kept, takesFreeLines }: { readonly kept: readonly Kept[]; readonly takesFreeLines: boolean },
): readonly CopiedLink[] {
  const positions = new Map(kept.map(({ id }, position): [ItemId, number] => [id, position]))
  const links = [...items.values()].flatMap((item): CopiedLink[] => {
    if (item.state !== 'whole' || item.ends === undefined) return []
    const { from, to, as } = item.ends
    const ends = [from, to].map((end) => (isItemId(end) ? positions.get(end) : end))
    const [start, end] = ends
    if (start === undefined || end === undefined) return []
    if (!takesFreeLines && ends.every((each) => typeof each !== 'number')) return []
    const label = factOf(item, 'label')
    return [{ from: start, to: end, as, ...(label !== undefined && { label }) }]
  })
  // By what they say: the ids that they have on this board are nobody's business on another.
  return links.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1))
}

function isUsual({ tools }: Pick<ProcessView, 'tools'>): boolean {
  return tools.length === usualDiet.length && usualDiet.every((tool) => tools.includes(tool))
}
