import { randomId } from '@samtavle/base'
import type { Role } from '@samtavle/protocol'
import type { LinkRecord } from '@samtavle/storage'
import type { FastifyRequest } from 'fastify'
import type { RelayContext } from '../context.ts'
import { hashSecret, newSecret } from '../secrets.ts'

/** A link as it is made: what is stored, and the secret that is shown this once. */
export interface NewLink {
  readonly record: LinkRecord
  readonly secret: string
}

/** What somebody decided about a new link. */
export interface LinkWish {
  readonly boardId: string
  readonly role: Role
  readonly label?: string
  readonly expiresAt?: number
  readonly hideNames?: boolean
}

/** Makes a link with a fresh secret. */
export function newLink({ clock, randomBytes }: Pick<RelayContext, 'clock' | 'randomBytes'>, wish: LinkWish): NewLink {
  const secret = newSecret(randomBytes)
  const { boardId, role, label, expiresAt, hideNames } = wish
  const record: LinkRecord = {
    id: randomId(randomBytes),
    boardId,
    role,
    secretHash: hashSecret(secret),
    label: label ?? null,
    hideNames: hideNames ?? false,
    createdAt: clock.now(),
    expiresAt: expiresAt ?? null,
    revokedAt: null,
  }
  return { record, secret }
}

/** The address people get. The secret is in the fragment, which no browser sends to any server. */
export function linkUrl({ config }: RelayContext, request: FastifyRequest, link: NewLink): string {
  return linkAddress(config.publicOrigins[0] ?? `${request.protocol}://${request.host}`, link)
}

/** The address of a link at an origin. */
export function linkAddress(origin: string, { record, secret }: NewLink): string {
  return `${origin}/b/${record.boardId}#${record.id}.${secret}`
}
