import { roles, type Role } from '@samtavle/protocol'
import type { LinkRecord } from '@samtavle/storage'
import type { FastifyRequest } from 'fastify'
import type { RelayContext } from '../context.ts'
import { ProblemError } from '../errors/problem-error.ts'
import { isSecretOf, splitLink } from '../secrets.ts'
import { tooManyFailures } from './require-access.ts'

/** A link that opens its board now. */
export type GoodLink = LinkRecord & { readonly role: Role }

/** The link somebody came with, `<linkId>.<secret>`; whatever is wrong with it, they are told the same. */
export async function requireLink(
  context: RelayContext,
  request: FastifyRequest<{ Params: { id: string } }>,
  given: string,
): Promise<GoodLink> {
  const { linkId, secret } = splitLink(given)
  const link = await context.store.link(linkId)
  const isSecret = isSecretOf(secret, link?.secretHash)
  const good = isSecret && link?.boardId === request.params.id ? workingLink(link, context.clock.now()) : null
  if (good !== null) return good
  if (!context.buckets.failures.take(request.ip)) throw tooManyFailures()
  throw new ProblemError('link-refused', 'This link does not open this board: it may be mistyped, expired or revoked.')
}

/** A link as long as it opens its board: neither revoked nor expired. */
export function workingLink(link: LinkRecord | null, now: number): GoodLink | null {
  const role = roles.find((known) => known === link?.role)
  const isWorking = link !== null && link.revokedAt === null && (link.expiresAt === null || link.expiresAt > now)
  return isWorking && role !== undefined ? { ...link, role } : null
}
