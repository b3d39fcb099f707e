import { parseTemplate } from '@samtavle/board/template'
import type { TemplateReply } from './start-edits.ts'

/** Reads a template that anybody may have sent; off the main thread, because it may be large and names what lies on a board. */
export function readTemplate(sent: unknown): TemplateReply {
  const read = parseTemplate(sent)
  return read.ok ? { type: 'template', template: read.value } : { type: 'template-refused', fault: read.error }
}
