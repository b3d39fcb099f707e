import { assert } from '@samtavle/base'
import type { ImportResponse } from '@samtavle/protocol'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { cleanText, importLimits } from '../note-text.ts'
import type { CountedVotes, CsvColumns, ImportedNote, SkippedRow } from '../workers/messages.ts'
import { kept, openRoomToWrite } from './outcome.ts'
import { requireAccess } from './require-access.ts'
import { boardParams, importNotesBody, importQuery, importResponse, problemResponses } from './schemas.ts'

type OptionalColumn = Exclude<keyof CsvColumns, 'text'>

interface ImportCall {
  Params: { id: string }
  Querystring: { zone?: string; text?: string } & Partial<Record<OptionalColumn, string>>
  Body: Uint8Array | ImportNotesBody
}

interface ImportNotesBody {
  readonly notes: readonly {
    readonly text: string
    readonly zone?: string
    readonly author?: string
    readonly sector?: string
    readonly votes?: CountedVotes
    readonly createdAt?: number
  }[]
}

interface ReadNotes {
  readonly notes: readonly ImportedNote[]
  readonly skipped: readonly SkippedRow[]
}

const defaultZone = 'understand'

/** Adds the import of notes, from a CSV file or as JSON. */
export function addImportRoute(app: FastifyInstance, context: RelayContext): void {
  // In a scope of its own, so that no other route takes files.
  void app.register(async (scope) => {
    scope.addContentTypeParser('text/csv', { parseAs: 'buffer' }, (_request, body, done) => done(null, body))
    scope.post<ImportCall>('/api/boards/:id/import', {
      bodyLimit: importLimits.fileBytes,
      schema: {
        summary: 'Import notes',
        consumes: ['text/csv', 'application/json'],
        params: boardParams,
        querystring: importQuery,
        body: { content: { 'application/json': { schema: importNotesBody } } },
        response: { 200: importResponse, ...problemResponses },
      },
      async handler(request): Promise<ImportResponse> {
        const access = await requireAccess(context, request, 'write-board')
        const { notes, skipped } = await readNotes(context, request)
        if (notes.length > 0) {
          const author = { actor: access.actorId, role: access.role }
          kept(await openRoomToWrite(context, access.board.id).edit(author, { type: 'import-notes', notes }))
        }
        request.log.info({ imported: notes.length, skipped: skipped.length }, 'Notes were imported')
        return { imported: notes.length, skipped }
      },
    })
  })
}

async function readNotes(context: RelayContext, request: FastifyRequest<ImportCall>): Promise<ReadNotes> {
  const { body } = request
  // No body at all is let through by the schema, which has one only for JSON.
  if (body === undefined || body === null)
    throw new ProblemError('request-invalid', 'body must hold a CSV file or notes as JSON.')
  return body instanceof Uint8Array
    ? readCsvNotes(context, body, request.query)
    : readJsonNotes(body, request.query.zone)
}

async function readCsvNotes(
  context: RelayContext,
  bytes: Uint8Array,
  query: ImportCall['Querystring'],
): Promise<ReadNotes> {
  const { text, author = null, sector = null, time = null, agrees = null, disagrees = null, zone = defaultZone } = query
  if (text === undefined)
    throw new ProblemError('request-invalid', 'querystring.text must name the column with the texts.')
  const reply = await context.pool.chore({
    type: 'read-csv',
    bytes: new Uint8Array(bytes),
    columns: { text, author, sector, time, agrees, disagrees },
    zone,
    maxNotes: importLimits.notes,
  })
  if (reply.type === 'csv') return reply
  if (reply.type !== 'csv-refused')
    throw new ProblemError('internal', 'The file could not be read, and that was our fault.')
  const { code, row, reason } = reply.refusal
  throw new ProblemError(code, row === null ? reason : `Row ${row}: ${reason}`, row)
}

function readJsonNotes({ notes }: ImportNotesBody, zone = defaultZone): ReadNotes {
  if (notes.length > importLimits.notes) {
    throw new ProblemError(
      'import-too-large',
      `One import takes at most ${importLimits.notes} notes.`,
      importLimits.notes + 1,
    )
  }
  const cleaned = notes.map((note, index) => ({
    ...note,
    text: cleanText(note.text),
    author: cleanText(note.author ?? ''),
    sector: cleanText(note.sector ?? ''),
    row: index + 1,
  }))
  const tooLong = cleaned.find(
    ({ text, author }) => text.length > importLimits.textLength || author.length > importLimits.authorLength,
  )
  if (tooLong !== undefined) {
    const { textLength, authorLength } = importLimits
    throw new ProblemError(
      'import-too-large',
      `Note ${tooLong.row}: a text takes at most ${textLength} characters and an author ${authorLength}.`,
      tooLong.row,
    )
  }
  const full = cleaned.filter(({ text }) => text !== '')
  const skipped = cleaned.filter(({ text }) => text === '').map(({ row }) => ({ row, reason: 'The text is empty.' }))
  assert(full.length + skipped.length === notes.length, 'a note is either imported or skipped')
  return { notes: full.map((note) => toImported(note, zone)), skipped }
}

function toImported(note: ImportNotesBody['notes'][number], zone: string): ImportedNote {
  const { text, author = '', sector = '', votes = null, createdAt = null } = note
  return {
    text,
    zone: note.zone ?? zone,
    author: author === '' ? null : author,
    sector: sector === '' ? null : sector,
    votes,
    createdAt,
  }
}
