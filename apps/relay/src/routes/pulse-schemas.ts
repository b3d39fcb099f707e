import { pulseQuestionNames, pulseSteps } from '@samtavle/protocol'
import { boardParams } from './schemas.ts'

/** JSON schemas of the pulse. */

const { id } = boardParams.properties
const time = { type: 'integer', description: 'Milliseconds since 1970' } as const

/** The path of one pulse. */
export const pulseParams = { type: 'object', properties: { id, pulseId: id }, required: ['id', 'pulseId'] } as const

const answers = {
  type: 'object',
  description: 'From 1, not at all, to 5, entirely; questions may be passed over',
  properties: Object.fromEntries(
    pulseQuestionNames.map((name) => [name, { type: 'integer', minimum: 1, maximum: pulseSteps }]),
  ),
  minProperties: 1,
  additionalProperties: false,
} as const

export const answerPulseBody = {
  type: 'object',
  properties: { answers },
  required: ['answers'],
  additionalProperties: false,
} as const

const pulse = {
  id,
  by: { type: ['string', 'null'], description: 'Who started it' },
  at: time,
  closedAt: { type: ['integer', 'null'] },
} as const

export const startedPulseResponse = {
  type: 'object',
  properties: pulse,
  required: ['id', 'by', 'at', 'closedAt'],
} as const

export const pulseResponse = {
  type: 'object',
  properties: {
    ...pulse,
    answered: { type: 'integer', description: 'How many have answered; 0 once it is closed, when all is forgotten' },
    hasAnswered: { type: 'boolean' },
    own: { anyOf: [answers, { type: 'null' }], description: 'What one answered with this token' },
  },
  required: ['id', 'by', 'at', 'closedAt', 'answered', 'hasAnswered', 'own'],
} as const
