import { systemClock, systemRandomBytes } from '@samtavle/base'
import { createProcessEdits, dietTools, type ActorId } from '@samtavle/board'
import type { Page } from 'playwright-core'
import { encodeStateAsUpdate, encodeStateVector } from 'yjs'
import type { RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { join, type MadeBoard } from '../system/board-api.ts'
import { ackProtocols, openRawSocket, readAll } from '../system/raw-socket.ts'

/** A facilitator opens all tools to participants, who have few to begin with, and the relay keeps it. */
export async function laysOutAllTools({ origin, wsOrigin }: RunningRelay, board: MadeBoard): Promise<void> {
  const { actor, token } = await join(origin, board, 'facilitate')
  const room = await openRawSocket({ wsOrigin, room: `${board.id}.process`, protocols: ackProtocols(token) })
  const doc = await readAll(room)
  const known = encodeStateVector(doc)
  const lead = { actor: actor.id as ActorId, clock: systemClock, randomBytes: systemRandomBytes }
  createProcessEdits({ doc, ...lead }).setTools(dietTools)
  room.sendUpdate(encodeStateAsUpdate(doc, known))
  await until(() => room.acked() > 0, 'the tools are laid out')
  await room.close()
}

/** Waits until all tools have come to this page. */
export async function hasAllTools(page: Page): Promise<void> {
  await page.getByRole('toolbar', { name: 'Tools' }).getByRole('button', { name: 'New section' }).waitFor()
}
