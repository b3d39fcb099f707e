import { ok, type Clock, type Result } from '@samtavle/base'
import type { CreateBoardRequest, CreateFromTemplateRequest } from '@samtavle/protocol'
import type { Api, ApiFailure } from '../api/client.ts'
import { linkOfUrl } from '../app/router.ts'
import type { BoardList } from '../device/board-list.ts'

/** Who starts a board, as far as they want to say. */
export interface Starter {
  readonly name: string | null
  readonly sector: string | null
}

interface Tools {
  readonly api: Api
  readonly boards: BoardList
  readonly clock: Clock
}

/** Makes a board, joins it as its facilitator and remembers it on this device; gives its id. */
export async function startBoard(
  { api, boards, clock }: Tools,
  request: CreateBoardRequest | CreateFromTemplateRequest,
  starter: Starter,
): Promise<Result<string, ApiFailure>> {
  const created = await api.createBoard(request)
  if (!created.ok) return created
  const { board, links } = created.value
  const link = linkOfUrl(links.facilitate) ?? ''
  const joined = await api.join(board.id, { link, ...said(starter) })
  if (!joined.ok) return joined
  const { actor } = joined.value
  boards.keep({
    id: board.id,
    title: board.title,
    role: actor.role,
    openedAt: clock.now(),
    actorId: actor.id,
    name: actor.name,
    sector: actor.sector,
    greeted: true,
    link,
    invitation: links.contribute,
  })
  return ok(board.id)
}

/** Only what was said: the relay takes silence as silence. */
export function said({ name, sector }: Starter): { readonly name?: string; readonly sector?: string } {
  return { ...(name ? { name } : {}), ...(sector ? { sector } : {}) }
}
