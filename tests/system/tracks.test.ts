import { systemClock, systemRandomBytes } from '@samtavle/base'
import { createProcessEdits, readBoard, type ActorId } from '@samtavle/board'
import { createPlayer, openTracks, type Player } from '@samtavle/history/player'
import type { CreateLinkResponse, JoinResponse } from '@samtavle/protocol'
import { readdirSync, readFileSync } from 'node:fs'
import { join as joinPath } from 'node:path'
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest'
import { applyUpdate, Doc } from 'yjs'
import { startRelay, type RunningRelay } from '../support/relay.ts'
import { until } from '../support/until.ts'
import { call, join, jsonOf, makeBoard, type MadeBoard } from './board-api.ts'
import { openRawSocket, plainProtocols, readAll } from './raw-socket.ts'

let relay: RunningRelay
let board: MadeBoard
let lead: JoinResponse
let reader: JoinResponse

beforeAll(async () => {
  relay = await startRelay()
})

beforeEach(async () => {
  board = await makeBoard(relay.origin, { template: 'example' })
  lead = await join(relay.origin, board, 'facilitate', { name: 'Solveig', sector: 'public' })
  reader = await join(relay.origin, board, 'view')
})

afterAll(() => relay.close())

function fetchTracks(headers: Readonly<Record<string, string>> = {}, token = reader.token): Promise<Response> {
  return call(relay.origin, `/api/boards/${board.id}/tracks`, { token, headers })
}

async function playerOf(response: Response): Promise<Player> {
  expect(response.status).toBe(200)
  const tracks = openTracks(new Uint8Array(await response.arrayBuffer()))
  if (!tracks.ok) throw new Error(tracks.error)
  return createPlayer(tracks.value)
}

async function importNotes(...texts: readonly string[]): Promise<void> {
  const notes = texts.map((text) => ({ text }))
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { body: { notes }, token: lead.token }))
}

/** The board as the relay says it was after an entry. */
async function itemsAt(seq: number): Promise<unknown> {
  const path = `/api/boards/${board.id}/snapshot?seq=${seq}`
  const doc = new Doc()
  applyUpdate(doc, new Uint8Array(await (await call(relay.origin, path, { token: reader.token })).arrayBuffer()))
  return readBoard(doc).view().items
}

test('a view link gets the film of a running session, which at every moment is the board as it was, and goes on with it', async () => {
  await importNotes('Færgelejet', 'Bænke ved vandet')
  const first = await fetchTracks()
  const tag = first.headers.get('etag') ?? ''
  expect(first.headers.get('content-type')).toBe('application/octet-stream')
  const player = await playerOf(first)
  expect(String(player.lastMoment)).toBe(first.headers.get('x-seq'))
  for (let moment = 1; moment <= player.lastMoment; moment += 1) {
    player.seek(moment)
    expect(player.view().items, `moment ${moment}`).toEqual(await itemsAt(moment))
  }
  expect((await fetchTracks({ 'if-none-match': tag })).status).toBe(304)
  await importNotes('En kran der kan løfte en jolle')
  const grown = await fetchTracks({ 'if-none-match': tag })
  expect(grown.headers.get('etag')).not.toBe(tag)
  const later = await playerOf(grown)
  expect(later.lastMoment).toBe(player.lastMoment + 1)
  await relay.restart()
  const again = await fetchTracks({ 'if-none-match': grown.headers.get('etag') ?? '' })
  expect(again.status).toBe(304)
})

async function stagesSeenBy(token: string): Promise<readonly { readonly at: number; readonly label: string }[]> {
  return jsonOf(await call(relay.origin, `/api/boards/${board.id}/stages`, { token }))
}

test('the steps that a facilitator took the group to are chapters for whoever has a view link', async () => {
  expect(await stagesSeenBy(reader.token)).toEqual([])
  const room = `${board.id}.process`
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(lead.token) })
  await readAll(socket)
  socket.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin !== undefined) socket.sendUpdate(update)
  })
  let now = systemClock.now()
  const clock = { now: () => (now += 1000) }
  const actor = lead.actor.id as ActorId
  const edits = createProcessEdits({ doc: socket.doc, actor, clock, randomBytes: systemRandomBytes })
  const [arrive = '', write = ''] = edits.addStages([{ name: 'Ankomst' }, { name: 'Skriv' }])
  for (const id of [arrive, write, arrive]) edits.goToStage(id)
  edits.changeStage(write, { name: 'Skriv for jer selv' })
  await until(async () => (await stagesSeenBy(reader.token))[1]?.label === 'Skriv for jer selv', 'the relay keeps it')
  const seen = await stagesSeenBy(lead.token)
  expect(seen.map(({ label }) => label)).toEqual(['Ankomst', 'Skriv for jer selv', 'Ankomst'])
  expect(seen.map(({ at }) => at - (seen[0]?.at ?? 0))).toEqual([0, 1000, 2000])
})

test('what somebody writes for themselves is in no film, and neither is a name', async () => {
  const secret = 'Det siger jeg ikke til nogen'
  const room = `${board.id}.private.${lead.actor.id}`
  const socket = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(lead.token) })
  await readAll(socket)
  socket.doc.on('update', (update: Uint8Array, origin: unknown) => {
    if (origin === 'own') socket.sendUpdate(update)
  })
  socket.doc.transact(() => void socket.doc.getMap('facts').set('diary/entry', secret), 'own')
  const witness = await openRawSocket({ wsOrigin: relay.wsOrigin, room, protocols: plainProtocols(lead.token) })
  await until(async () => (await readAll(witness)).getMap('facts').has('diary/entry'), 'the relay keeps it')
  await importNotes('Det siger jeg til alle')
  const told = toldBy(await playerOf(await fetchTracks()))
  expect(told).toContain('Det siger jeg til alle')
  expect(told).toContain(lead.actor.id)
  expect(told).not.toContain(secret)
  expect(told).not.toContain('Solveig')
})

test('a link that hides names gets a film in whose bytes nobody is who wrote what was brought along', async () => {
  const authors = ['Birgit Ågesen', 'Omar Q. Haddad']
  const notes = authors.map((author, index) => ({ text: `Bænk ${index}`, author, sector: 'citizens' }))
  await jsonOf(await call(relay.origin, `/api/boards/${board.id}/import`, { body: { notes }, token: lead.token }))
  const link = { role: 'view', hideNames: true }
  const { url } = await jsonOf<CreateLinkResponse>(
    await call(relay.origin, `/api/boards/${board.id}/links`, { token: lead.token, body: link }),
  )
  const links = { ...board.links, view: new URL(url).hash.slice(1) }
  const { token } = await join(relay.origin, { id: board.id, links }, 'view')
  const named = await fetchTracks()
  const asked = await call(relay.origin, `/api/boards/${board.id}/tracks?names=hidden`, { token: reader.token })
  const hidden = await fetchTracks({}, token)
  const again = await fetchTracks({ 'if-none-match': hidden.headers.get('etag') ?? '' }, token)
  expect(again.status).toBe(304)
  expect((await fetchTracks({ 'if-none-match': named.headers.get('etag') ?? '' }, token)).status).toBe(200)
  const [whole, ...bare] = await Promise.all([named, asked, hidden].map(async (response) => contentOf(response)))
  for (const author of authors) {
    expect(whole).toContain(author)
    for (const content of bare) expect(content).not.toContain(author)
  }
  for (const content of bare) expect(content).toContain('Bænk 1')
})

/** Everything that there is in a film's bytes: as they lie, and all that comes of decoding them, whatever a player shows of it. */
async function contentOf(response: Response): Promise<string> {
  const bytes = Buffer.from(await response.arrayBuffer())
  const tracks = openTracks(bytes)
  if (!tracks.ok) throw new Error(tracks.error)
  const { values, actors, items, tracks: keys, splices } = tracks.value.store
  const typed = Array.from(splices.units.data, (unit) => String.fromCharCode(unit)).join('')
  return [bytes.toString('utf8'), JSON.stringify([values, actors, items, keys, splices.checkpoints]), typed].join('')
}

/** Everything that the last moment of a film says, and who led to each. */
function toldBy(player: Player): string {
  player.seek(player.lastMoment)
  const roots = Object.values(player.roots()).map((root) => [...root.keys()].map((key) => [key, root.get(key)]))
  const entries = Array.from({ length: player.lastMoment }, (_, index) => player.entry(index + 1))
  return JSON.stringify([[...player.view().items.values()], [...player.gone().values()], roots, entries])
}

test('an erased board has no film left, and nothing of it is left in the data folder', async () => {
  const film = Buffer.from(await (await fetchTracks()).arrayBuffer())
  // Pieces of this film and no other, behind the head that all share; one of them may lie across two pages of the file.
  const pieces = [1, 2, 3, 4].map((place) => film.subarray(film.length - 24 * place).subarray(0, 24))
  const stored = (): boolean =>
    readdirSync(relay.dataDir).some((name) => {
      const file = readFileSync(joinPath(relay.dataDir, name))
      return pieces.some((piece) => file.includes(piece))
    })
  expect(stored()).toBe(true)
  expect((await call(relay.origin, `/api/boards/${board.id}`, { method: 'DELETE', token: lead.token })).status).toBe(
    204,
  )
  expect((await fetchTracks()).status).toBe(404)
  expect(stored()).toBe(false)
})
