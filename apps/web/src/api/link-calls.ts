import type { CreateLinkRequest, CreateLinkResponse, LinkFacts } from '@samtavle/protocol'
import type { Api, ApiResult } from './client.ts'
import { asTime, fields, isRole, isText, isTime, type Reader } from './read-answers.ts'

const readLinks: Reader<readonly LinkFacts[]> = (body) => {
  const rows = Array.isArray(body) ? body : fields(body)?.['links']
  if (!Array.isArray(rows)) return undefined
  return rows.flatMap((row: unknown): readonly LinkFacts[] => {
    const link = fields(row)
    if (!link || !isText(link['id']) || !isRole(link['role'])) return []
    return [
      {
        id: link['id'],
        role: link['role'],
        label: isText(link['label']) ? link['label'] : null,
        hideNames: link['hideNames'] === true,
        createdAt: asTime(link['createdAt']),
        expiresAt: isTime(link['expiresAt']) ? link['expiresAt'] : null,
        revokedAt: isTime(link['revokedAt']) ? link['revokedAt'] : null,
      },
    ]
  })
}

const readCreatedLink: Reader<CreateLinkResponse> = (body) => {
  const link = fields(body)
  if (!link || !isText(link['id']) || !isRole(link['role']) || !isText(link['url'])) return undefined
  return { id: link['id'], role: link['role'], url: link['url'] }
}

/** Every link of a board. */
export function linksOf(api: Api, boardId: string): ApiResult<readonly LinkFacts[]> {
  return api.call(boardId, { method: 'GET', path: '/links' }, readLinks)
}

/** Makes a link. */
export function createLink(api: Api, boardId: string, request: CreateLinkRequest): ApiResult<CreateLinkResponse> {
  return api.call(boardId, { method: 'POST', path: '/links', body: request }, readCreatedLink)
}

/** Withdraws a link. */
export function revokeLink(api: Api, boardId: string, linkId: string): ApiResult<null> {
  return api.call(boardId, { method: 'DELETE', path: `/links/${encodeURIComponent(linkId)}` }, () => null)
}
