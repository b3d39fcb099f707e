import { roles } from '@samtavle/protocol'

/** JSON schemas of short codes. */

const id = { type: 'string', pattern: '^[A-Za-z0-9_-]{12,64}$' } as const
const link = { type: 'string', minLength: 1, maxLength: 200, description: '<linkId>.<secret>' } as const

export const createCodeBody = {
  type: 'object',
  properties: { link },
  required: ['link'],
  additionalProperties: false,
} as const

export const createCodeResponse = {
  type: 'object',
  properties: {
    code: { type: 'string', description: 'Seven characters; typed in any case, with or without spaces' },
    linkId: id,
    role: { type: 'string', enum: roles },
    expiresAt: { type: 'integer', description: 'Milliseconds since 1970' },
  },
  required: ['code', 'linkId', 'role', 'expiresAt'],
} as const

export const openCodeBody = {
  type: 'object',
  properties: { code: { type: 'string', maxLength: 40 } },
  required: ['code'],
  additionalProperties: false,
} as const

export const openCodeResponse = {
  type: 'object',
  properties: { boardId: id, link },
  required: ['boardId', 'link'],
} as const

export const freezeBody = {
  type: 'object',
  properties: { frozen: { type: 'boolean' } },
  required: ['frozen'],
  additionalProperties: false,
} as const

export const freezeResponse = {
  type: 'object',
  properties: { frozen: { type: 'boolean' } },
  required: ['frozen'],
} as const
