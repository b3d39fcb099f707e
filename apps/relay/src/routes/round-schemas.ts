import { boardParams, zone as zoneOfAxis } from './schemas.ts'

/** JSON schemas of private writing. */

const { id } = boardParams.properties
const time = { type: 'integer', description: 'Milliseconds since 1970' } as const

/** The path of one round. */
export const roundParams = { type: 'object', properties: { id, roundId: id }, required: ['id', 'roundId'] } as const

const zone = { ...zoneOfAxis, description: 'Where the notes go when they are revealed' } as const
const prompt = { type: 'string', maxLength: 500, description: 'What people are asked' } as const

export const startRoundBody = {
  type: 'object',
  properties: {
    anonymous: { type: 'boolean', description: 'Nobody will ever learn who wrote what; it cannot be changed later' },
    widens: {
      type: 'boolean',
      default: false,
      description: 'What one writes is read by two, then by four, then revealed',
    },
    prompt,
    zone: { ...zone, default: 'understand' },
  },
  required: ['anonymous'],
  additionalProperties: false,
} as const

const groups = {
  type: 'array',
  maxItems: 400,
  items: { type: 'array', minItems: 1, maxItems: 7, items: { type: 'string', minLength: 1, maxLength: 64 } },
  description: 'The actors of each circle; everybody is in one at most',
} as const

/** Who reads what whom wrote. */
export const circlesBody = {
  type: 'object',
  properties: { size: { type: 'integer', enum: [2, 4] }, groups: { ...groups, minItems: 1 } },
  required: ['size', 'groups'],
  additionalProperties: false,
} as const

export const placeBody = {
  type: 'object',
  properties: { circle: { type: 'integer', minimum: 0, maximum: 399, description: 'Which circle is wished for' } },
  additionalProperties: false,
} as const

const circles = {
  type: ['object', 'null'],
  description: 'Who reads what whom wrote before it is revealed; null in a round that does not widen',
  properties: { size: { type: 'integer', enum: [1, 2, 4] }, groups },
  required: ['size', 'groups'],
} as const

const circleNote = {
  type: 'object',
  properties: { id: { type: 'string' }, by: { type: 'string' }, text: { type: 'string' } },
  required: ['id', 'by', 'text'],
} as const

const round = {
  id,
  by: { type: ['string', 'null'], description: 'Who began it' },
  at: time,
  anonymous: { type: 'boolean' },
  prompt,
  zone,
  endedAt: { type: ['integer', 'null'] },
  circles,
} as const

export const startedRoundResponse = { type: 'object', properties: round, required: Object.keys(round) } as const

export const roundResponse = {
  type: 'object',
  properties: {
    ...round,
    writers: { type: 'integer', description: 'How many people have written since it began' },
    circle: { type: 'array', items: circleNote, description: 'What the others in the caller’s circle wrote' },
  },
  required: [...Object.keys(round), 'writers', 'circle'],
} as const

export const revealBody = {
  type: 'object',
  properties: { count: { type: 'integer', minimum: 1, maximum: 10_000, description: 'Notes to reveal at most' } },
  additionalProperties: false,
} as const

export const revealResponse = {
  type: 'object',
  properties: { revealed: { type: 'integer' }, left: { type: 'integer', description: 'Notes that are still private' } },
  required: ['revealed', 'left'],
} as const
