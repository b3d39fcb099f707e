import type { ImportResponse } from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { fields, isText, isTime, type Reader } from './read-answers.ts'

/** One row of an import as the relay takes it. */
export interface ImportNote {
  readonly text: string
  readonly zone?: string
  readonly author?: string
  readonly sector?: string
  readonly votes?: { readonly agree: number; readonly disagree: number }
  readonly createdAt?: number
}

const readImported: Reader<ImportResponse> = (body) => {
  const answer = fields(body)
  if (!answer || !isTime(answer['imported'])) return undefined
  const skipped = Array.isArray(answer['skipped']) ? answer['skipped'] : []
  return {
    imported: answer['imported'],
    skipped: skipped.flatMap((row: unknown) => {
      const skip = fields(row)
      return skip && isTime(skip['row'])
        ? [{ row: skip['row'], reason: isText(skip['reason']) ? skip['reason'] : '' }]
        : []
    }),
  }
}

/** Brings notes into a zone of a board. */
export function importNotes(
  api: Api,
  boardId: string,
  { zone, notes }: { readonly zone: string; readonly notes: readonly ImportNote[] },
): ApiResult<ImportResponse> {
  return api.call(
    boardId,
    { method: 'POST', path: `/import?zone=${encodeURIComponent(zone)}`, body: { notes } },
    readImported,
  )
}
