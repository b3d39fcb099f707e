import type { Problem } from '@samtavle/protocol'
import { problems, type ProblemCode } from './registry.ts'

/** Thrown by a route to end a request with a problem; `detail` says what happened and what to do next. */
export class ProblemError extends Error {
  readonly code: ProblemCode
  readonly row: number | null

  constructor(code: ProblemCode, detail: string, row: number | null = null) {
    super(detail)
    this.name = 'ProblemError'
    this.code = code
    this.row = row
  }
}

/** An RFC 9457 problem; `row` says where in an import it was. */
export type ProblemBody = Problem & { readonly row?: number }

/** The body that tells a client about a problem. The type is a name, not an address: it is documented in `docs/errors.md`. */
export function problemBody({ code, message, row }: Pick<ProblemError, 'code' | 'message' | 'row'>): ProblemBody {
  const { status, title } = problems[code]
  return { type: `urn:samtavle:problem:${code}`, title, status, detail: message, ...(row === null ? {} : { row }) }
}
