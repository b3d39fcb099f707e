import { roles, type CreateCodeResponse, type FreezeRequest } from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { fields, type Reader } from './read-answers.ts'

const readCode: Reader<CreateCodeResponse> = (body) => {
  const answer = fields(body) ?? {}
  const { code, linkId, expiresAt } = answer
  const role = roles.find((known) => known === answer['role'])
  if (typeof code !== 'string' || typeof linkId !== 'string' || typeof expiresAt !== 'number') return undefined
  return role === undefined ? undefined : { code, linkId, role, expiresAt }
}

const readFrozen: Reader<FreezeRequest> = (body) => {
  const { frozen } = fields(body) ?? {}
  return typeof frozen === 'boolean' ? { frozen } : undefined
}

/** The short code of a link that this device holds, `<linkId>.<secret>`; the same one until it expires or is withdrawn. */
export function codeOfLink(api: Api, boardId: string, link: string): ApiResult<CreateCodeResponse> {
  return api.call(boardId, { method: 'POST', path: '/codes', body: { link } }, readCode)
}

/** Withdraws the code of a link; the next one who asks gets another. */
export function withdrawCode(api: Api, boardId: string, linkId: string): ApiResult<null> {
  return api.call(boardId, { method: 'DELETE', path: `/codes/${encodeURIComponent(linkId)}` }, () => null)
}

/** Freezes a board, or thaws it. */
export function freezeBoard(api: Api, boardId: string, frozen: boolean): ApiResult<FreezeRequest> {
  return api.call(boardId, { method: 'PUT', path: '/frozen', body: { frozen } }, readFrozen)
}
