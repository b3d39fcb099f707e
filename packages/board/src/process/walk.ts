import type * as Y from 'yjs'
import { parseMark, type Mark } from '../document/facts.ts'
import { isRecord, parseWords } from '../document/parse.ts'
import { longestStageName, stagesIn, type Stage } from './stage.ts'

/** A step that the group was taken to, and when; `name` is what the step is called now, or was when it was taken away. */
export interface StageStart extends Mark {
  readonly stageId: string
  readonly name: string
}

/** The root of the process document that keeps every start under a key of its own, so that two facilitators never overwrite one. */
const walkRootName = 'walk'

/** Nobody walks further in one session: what comes after it moves the group all the same, and is not kept. */
export const mostStageStarts = 500

/** Notes that a step begins now, where there is room. */
export function noteStageStart(doc: Y.Doc, key: string, start: Stage & Mark): void {
  const stored = doc.getMap<unknown>(walkRootName)
  const { id, name, by, at } = start
  if (stored.size < mostStageStarts) stored.set(key, { id, name, by, at })
}

/** Every step that the group was taken to, as it happened; who goes to the step they are at has not begun it again. */
export function walkIn(doc: Y.Doc): readonly StageStart[] {
  const namesById = new Map(stagesIn(doc).map(({ id, name }) => [id, name]))
  const starts = [...doc.getMap<unknown>(walkRootName)]
    .toSorted(([a], [b]) => (a < b ? -1 : 1))
    .flatMap(([, value]) => parseStart(value) ?? [])
    .toSorted((a, b) => a.at - b.at)
    .slice(0, mostStageStarts)
  return starts
    .filter(({ stageId }, index) => starts[index - 1]?.stageId !== stageId)
    .map((start) => ({ ...start, name: namesById.get(start.stageId) ?? start.name }))
}

function parseStart(value: unknown): StageStart | null {
  const mark = parseMark(value)
  const stageId = isRecord(value) ? parseWords(value['id']) : null
  if (mark === null || stageId === null || !isRecord(value)) return null
  return { ...mark, stageId, name: (parseWords(value['name']) ?? '').slice(0, longestStageName) }
}
