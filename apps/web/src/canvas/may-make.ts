import type { CopiedKind, DietTool } from '@samtavle/board'
import type { BoardSession } from '../sync/session.ts'

/** Whether a tool is mine to use: facilitators keep all, others have those that are laid out for them. */
export function hasTool({ me, diet }: Pick<BoardSession, 'me' | 'diet'>, tool: DietTool): boolean {
  return me.role === 'facilitate' || diet.get().includes(tool)
}

/** With which tool a thing of a kind is made. */
const toolOf: Readonly<Record<CopiedKind, DietTool>> = {
  note: 'note',
  text: 'section',
  section: 'section',
  framing: 'card',
  resource: 'card',
  agreement: 'card',
  indicator: 'card',
  rule: 'card',
  stroke: 'draw',
}

/** What somebody is about to copy or paste, as far as it matters who may make it. */
interface Part {
  readonly papers: readonly { readonly kind: CopiedKind }[]
}

/** Whether I may make all of a part; links come along with what they link, alone they need their tool. */
export function mayMakePart(session: Pick<BoardSession, 'me' | 'diet'>, { papers }: Part): boolean {
  return papers.length === 0 ? hasTool(session, 'link') : papers.every(({ kind }) => hasTool(session, toolOf[kind]))
}
