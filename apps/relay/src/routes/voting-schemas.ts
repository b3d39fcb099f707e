import { votingLimits } from '@samtavle/protocol'
import { boardParams } from './schemas.ts'

/** JSON schemas of votings and consent rounds. */

const { id } = boardParams.properties
const time = { type: 'integer', description: 'Milliseconds since 1970' } as const
const nullableTime = { type: ['integer', 'null'], description: 'Milliseconds since 1970' } as const
// Links are items too, and their names are two ids; they are passed over with whatever else says nothing.
const itemId = { type: 'string', minLength: 1, maxLength: 130 } as const
const question = { type: 'string', maxLength: 500, description: 'What people are asked' } as const
const dotsByItem = {
  type: 'object',
  description: 'Dots by item',
  maxProperties: votingLimits.dots,
  additionalProperties: { type: 'integer', minimum: 1, maximum: votingLimits.dots },
} as const

const reasonsByItem = {
  type: 'object',
  description: 'Why, by item; only in a voting that asks for it',
  maxProperties: votingLimits.reasons,
  additionalProperties: { type: 'string', maxLength: votingLimits.reason },
} as const

/** The path of one voting. */
export const votingParams = { type: 'object', properties: { id, votingId: id }, required: ['id', 'votingId'] } as const

export const startVotingBody = {
  type: 'object',
  properties: {
    question,
    items: { type: 'array', items: itemId, minItems: 1, maxItems: votingLimits.items, description: 'Ids of items' },
    dots: { type: 'integer', minimum: 1, maximum: votingLimits.dots, description: 'How many dots each has' },
    onePerItem: { type: 'boolean', description: 'Whether an item takes one dot of each at most' },
    hidesCursors: { type: 'boolean', description: 'Whether clients hide where others point while it is open' },
    asksWhy: { type: 'boolean', description: 'Whether people are asked why they give a thing their dots' },
    limitMs: { type: 'integer', minimum: 1000, maximum: votingLimits.limitMs, description: 'How long it takes' },
    endsItself: { type: 'boolean', description: 'Whether it is closed when the time is up' },
  },
  required: ['items', 'dots'],
  additionalProperties: false,
} as const

export const startConsentBody = {
  type: 'object',
  properties: { item: itemId, question },
  required: ['item'],
  additionalProperties: false,
} as const

const facts = {
  id,
  kind: { type: 'string', enum: ['dots', 'consent'] },
  by: { type: ['string', 'null'], description: 'Who began it' },
  at: time,
  question,
  endsAt: nullableTime,
  endsItself: { type: 'boolean' },
  closedAt: nullableTime,
  dots: { type: 'integer', description: 'How many each has; 0 in a consent round' },
  onePerItem: { type: 'boolean' },
  hidesCursors: { type: 'boolean' },
  asksWhy: { type: 'boolean' },
  items: { type: 'array', items: itemId },
} as const

export const startedVotingResponse = { type: 'object', properties: facts, required: Object.keys(facts) } as const

export const votingResponse = {
  type: 'object',
  properties: {
    id,
    closedAt: nullableTime,
    endsAt: nullableTime,
    now: { ...time, description: 'The relay’s time, in milliseconds since 1970' },
    voters: { type: 'integer', description: 'How many have cast a ballot; 0 once it is closed' },
    own: {
      anyOf: [
        {
          type: 'object',
          properties: { dots: dotsByItem, reasons: reasonsByItem, mark: { type: 'string' } },
          required: ['dots', 'reasons', 'mark'],
        },
        { type: 'null' },
      ],
      description: 'The caller’s own ballot while it is open, from whatever device',
    },
  },
  required: ['id', 'closedAt', 'endsAt', 'now', 'voters', 'own'],
} as const

export const castBallotBody = {
  type: 'object',
  properties: {
    dots: dotsByItem,
    reasons: reasonsByItem,
    replaces: {
      type: ['string', 'null'],
      maxLength: 64,
      description: 'The mark of the ballot the caller knows as theirs',
    },
  },
  required: ['dots', 'replaces'],
  additionalProperties: false,
} as const

export const castBallotResponse = {
  type: 'object',
  properties: {
    mark: { type: 'string' },
    replacedAnother: { type: 'boolean', description: 'Whether it replaced a ballot from another device' },
  },
  required: ['mark', 'replacedAnother'],
} as const
