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
    prompt,
    zone: { ...zone, default: 'understand' },
  },
  required: ['anonymous'],
  additionalProperties: false,
} as const

const round = {
  id,
  by: { type: ['string', 'null'], description: 'Who began it' },
  at: time,
  anonymous: { type: 'boolean' },
  prompt,
  zone,
  endedAt: { type: ['integer', 'null'] },
} as const

export const startedRoundResponse = { type: 'object', properties: round, required: Object.keys(round) } as const

export const roundResponse = {
  type: 'object',
  properties: { ...round, writers: { type: 'integer', description: 'How many people have written since it began' } },
  required: [...Object.keys(round), 'writers'],
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
