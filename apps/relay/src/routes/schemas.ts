import { roles } from '@samtavle/protocol'

/** JSON schemas of what travels over HTTP: they check requests, write responses, and make the API description. */

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{12,64}$' } as const
const time = {
  type: 'integer',
  minimum: 0,
  maximum: 8_640_000_000_000_000,
  description: 'Milliseconds since 1970',
} as const
const nullableTime = { ...time, type: ['integer', 'null'] } as const
const nullableText = { type: ['string', 'null'] } as const
const role = { type: 'string', enum: roles } as const
const name = { type: 'string', maxLength: 80 } as const
const sector = {
  type: 'string',
  maxLength: 40,
  description: 'public, private, civil-society, citizens, or the board’s own',
} as const

/** The path of everything that belongs to a board. */
export const boardParams = { type: 'object', properties: { id }, required: ['id'] } as const

/** The path of one link. */
export const linkParams = {
  type: 'object',
  properties: { id, linkId: { type: 'string', minLength: 1, maxLength: 64 } },
  required: ['id', 'linkId'],
} as const

/** An RFC 9457 problem; the codes are in `docs/errors.md`. */
const problem = {
  type: 'object',
  properties: {
    type: { type: 'string' },
    title: { type: 'string' },
    status: { type: 'integer' },
    detail: { type: 'string' },
    row: { type: 'integer', description: 'Row of an imported file; the header is row 1' },
  },
  required: ['type', 'title', 'status', 'detail'],
} as const

const problemResponse = {
  description: 'A problem',
  content: { 'application/problem+json': { schema: problem } },
} as const

/** The responses every call may give beside its own. */
export const problemResponses = { '4xx': problemResponse, '5xx': problemResponse } as const

export const createBoardBody = {
  type: 'object',
  properties: {
    title: { type: 'string', minLength: 1, maxLength: 200, pattern: '\\S' },
    language: {
      type: 'string',
      maxLength: 35,
      pattern: '^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$',
      description: 'BCP 47; default en',
    },
    template: {
      type: 'string',
      maxLength: 40,
      description:
        'blank (default), example, or with steps to walk through: workshop, youth-policy, city-garden, park, storm-surge, school-mentors',
    },
  },
  required: ['title'],
  additionalProperties: false,
} as const

/** The template itself is read by a board worker, which says what is wrong with it and where. */
export const createFromTemplateBody = {
  type: 'object',
  properties: {
    title: createBoardBody.properties.title,
    language: { ...createBoardBody.properties.language, description: 'BCP 47; default that of the template' },
    template: { type: 'object', description: 'A file of format samtavle-template, version 1: see docs/templates.md' },
  },
  required: ['title', 'template'],
  additionalProperties: false,
} as const

export const createBoardResponse = {
  type: 'object',
  properties: {
    board: {
      type: 'object',
      properties: { id, title: { type: 'string' }, createdAt: time },
      required: ['id', 'title', 'createdAt'],
    },
    links: {
      type: 'object',
      properties: { facilitate: { type: 'string' }, contribute: { type: 'string' }, view: { type: 'string' } },
      required: ['facilitate', 'contribute', 'view'],
    },
  },
  required: ['board', 'links'],
} as const

const joinedActor = {
  type: 'object',
  properties: { id, name: nullableText, sector: nullableText, role },
  required: ['id', 'name', 'sector', 'role'],
} as const

export const joinBody = {
  type: 'object',
  properties: {
    link: { type: 'string', minLength: 1, maxLength: 200, description: '<linkId>.<secret>' },
    name,
    sector,
    actorId: id,
  },
  required: ['link'],
  additionalProperties: false,
} as const

export const joinResponse = {
  type: 'object',
  properties: { actor: joinedActor, token: { type: 'string' }, expiresAt: time },
  required: ['actor', 'token', 'expiresAt'],
} as const

export const boardResponse = {
  type: 'object',
  properties: {
    board: {
      type: 'object',
      properties: { id, title: { type: 'string' }, language: { type: 'string' }, createdAt: time },
      required: ['id', 'title', 'language', 'createdAt'],
    },
    actor: joinedActor,
    role,
    counts: {
      type: 'object',
      properties: {
        items: { type: 'integer' },
        actors: { type: 'integer' },
        entries: { type: 'integer' },
        connections: { type: 'integer' },
      },
      required: ['items', 'actors', 'entries', 'connections'],
    },
  },
  required: ['board', 'actor', 'role', 'counts'],
} as const

export const actorsResponse = {
  type: 'array',
  items: {
    type: 'object',
    properties: { id, name: nullableText, sector: nullableText, joinedAt: time },
    required: ['id', 'name', 'sector', 'joinedAt'],
  },
} as const

export const createLinkBody = {
  type: 'object',
  properties: { role, label: { type: 'string', maxLength: 80 }, expiresAt: time, hideNames: { type: 'boolean' } },
  required: ['role'],
  additionalProperties: false,
} as const

export const createLinkResponse = {
  type: 'object',
  properties: { id, role, url: { type: 'string' }, label: { type: 'string' }, expiresAt: time },
  required: ['id', 'role', 'url'],
} as const

export const linksResponse = {
  type: 'array',
  items: {
    type: 'object',
    properties: {
      id,
      role,
      label: nullableText,
      hideNames: { type: 'boolean' },
      createdAt: time,
      expiresAt: nullableTime,
      revokedAt: nullableTime,
    },
    required: ['id', 'role', 'label', 'hideNames', 'createdAt', 'expiresAt', 'revokedAt'],
  },
} as const

/** A zone of the axis. */
export const zone = { type: 'string', enum: ['understand', 'plan', 'implement'] } as const
const column = { type: 'string', minLength: 1, maxLength: 200 } as const

export const importQuery = {
  type: 'object',
  properties: {
    zone: { ...zone, description: 'Default understand' },
    text: { ...column, description: 'Column with the texts; needed for CSV' },
    author: { ...column, description: 'Column with the authors' },
    sector: { ...column, description: 'Column with the sectors that the authors speak from' },
    time: { ...column, description: 'Column with times: ms since 1970 or ISO 8601' },
    agrees: { ...column, description: 'Column with how many agreed with the text' },
    disagrees: { ...column, description: 'Column with how many disagreed with the text' },
  },
  additionalProperties: false,
} as const

const count = { type: 'integer', minimum: 0, maximum: 999_999_999 } as const
const importedVotes = {
  type: 'object',
  description: 'What people had said of the text before',
  properties: { agree: count, disagree: count },
  required: ['agree', 'disagree'],
  additionalProperties: false,
} as const

export const importNotesBody = {
  type: 'object',
  properties: {
    notes: {
      type: 'array',
      items: {
        type: 'object',
        properties: {
          text: { type: 'string' },
          zone,
          author: { type: 'string' },
          sector,
          votes: importedVotes,
          createdAt: time,
        },
        required: ['text'],
        additionalProperties: false,
      },
    },
  },
  required: ['notes'],
  additionalProperties: false,
} as const

export const importResponse = {
  type: 'object',
  properties: {
    imported: { type: 'integer' },
    skipped: {
      type: 'array',
      items: {
        type: 'object',
        properties: { row: { type: 'integer' }, reason: { type: 'string' } },
        required: ['row', 'reason'],
      },
    },
  },
  required: ['imported', 'skipped'],
} as const

// Queries are text, so numbers in them are checked as text: coercing them would let `1e3` and ` 7` through.
const wholeNumber = { type: 'string', pattern: '^[0-9]{1,15}$' } as const

export const snapshotQuery = {
  type: 'object',
  properties: {
    seq: { ...wholeNumber, description: 'Position in the history' },
    at: { ...wholeNumber, description: 'Milliseconds since 1970' },
  },
  additionalProperties: false,
} as const

export const historyQuery = {
  type: 'object',
  properties: { from: wholeNumber, to: wholeNumber },
  additionalProperties: false,
} as const

const position = { type: 'integer', minimum: 1, maximum: Number.MAX_SAFE_INTEGER } as const

export const restoreBody = {
  type: 'object',
  properties: { seq: { ...position, description: 'Position in the history whose content becomes current again' } },
  required: ['seq'],
  additionalProperties: false,
} as const

export const restoreResponse = {
  type: 'object',
  properties: {
    restored: { ...position, description: 'The position that was asked for' },
    seq: { ...position, description: 'The position at which its content is current again' },
  },
  required: ['restored', 'seq'],
} as const
