import { systemClock } from '@samtavle/base'
import { arbitraryEdit, arbitraryScript, createTestPeers, playScript } from '@samtavle/board/testing'
import { checkUpdate, liveLimits, uploadLimits } from '@samtavle/protocol'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { encodeStateAsUpdate, type Transaction } from 'yjs'
import { rootsOfRoom } from '../room-roots.ts'
import { createRoomDocument, type RoomDocument } from './room-document.ts'

const seed = Number(process.env['SAMTAVLE_SEED'] ?? 1)
const frames = Number(process.env['SAMTAVLE_FRAMES'] ?? 5000)
/** Ten times what a busy machine needs, so that only a hang is taken for one. */
const timeoutMs = 60_000 + frames * 10

const live = liveLimits({ allowedRoots: rootsOfRoom('shared') })
const upload = uploadLimits({ allowedRoots: rootsOfRoom('shared') })

/** Boards grow until so many scripts were played on one. */
const scriptsPerBoard = 10

function openRoom(): RoomDocument {
  let lastId = 5000
  return createRoomDocument({
    isShared: true,
    snapshot: null,
    entries: [],
    maxClientIds: 20_000,
    maxStateBytes: 20_000_000,
    clock: systemClock,
    newClientId: () => (lastId += 1),
  })
}

/** Four people at work on one board; how many frames they sent, every one of which the gate and the room took. */
function workTogether(scripts: Parameters<typeof playScript>[1][]): number {
  const peers = createTestPeers(4)
  const room = openRoom()
  let sent = 0
  function send(actor: string, update: Uint8Array, isUpload: boolean): void {
    sent += 1
    const checked = checkUpdate(update, isUpload ? upload : live)
    const outcome = checked.ok ? room.write(actor, update).type : checked.error
    if (outcome !== 'integrated') {
      throw new Error(`An honest frame was ${JSON.stringify(outcome)}: ${Buffer.from(update).toString('hex')}`)
    }
  }
  for (const [index, { doc, actor }] of peers.entries()) {
    if (index === 0) send(actor, encodeStateAsUpdate(doc), true)
    doc.on('update', (update: Uint8Array, _origin: unknown, _doc: unknown, transaction: Transaction) => {
      if (transaction.local) send(actor, update, false)
    })
  }
  for (const script of scripts) playScript(peers, script, () => undefined)
  // Whoever comes back answers with all they have.
  for (const { doc, actor } of peers) send(actor, encodeStateAsUpdate(doc), true)
  return sent
}

test(
  `of ${frames} frames of people at work the gate and the room refuse none (seed ${seed})`,
  () => {
    let sent = 0
    for (let board = 0; sent < frames; board += 1) {
      const script = arbitraryScript(4, arbitraryEdit)
      sent += workTogether(fc.sample(script, { numRuns: scriptsPerBoard, seed: seed * 1_000_003 + board }))
    }
    if (process.env['SAMTAVLE_FRAMES'] !== undefined) process.stdout.write(`${sent} honest frames, 0 refused\n`)
    expect(sent).toBeGreaterThanOrEqual(frames)
  },
  timeoutMs,
)
