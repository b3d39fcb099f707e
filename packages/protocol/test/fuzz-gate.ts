import * as Y from 'yjs'
import { checkUpdate } from '../src/gate.ts'
import { uploadLimits } from '../src/gate-limits.ts'
import { damaged, pick, randomFrom } from './damage.ts'
import { docOf, honestUpdates } from './honest-updates.ts'

/** What became of many damaged updates. */
export interface FuzzFigures {
  readonly frames: number
  readonly passed: number
  /** Of those that passed, how many were integrated whole into an empty document, and into one that people had worked in. */
  readonly integratedAlone: number
  readonly integratedOnBoard: number
}

/** How much damage to do, and from where in the row of all damage that a seed determines. */
export interface FuzzJob {
  readonly frames: number
  readonly seed: number
}

const roots = ['items', 'texts']
const limits = uploadLimits({ allowedRoots: roots })

/** People's work is made anew this often, so that a long run does not damage the same sixty updates for ever. */
const framesPerBoard = 20_000

/**
 * Damages honest updates and gives every one that passes the gate to Yjs, to an empty document and to a board, and opens the
 * outcome as a newcomer would. Throws, with the update and the seed, when Yjs does.
 */
export function fuzzGate({ frames, seed }: FuzzJob): FuzzFigures {
  const random = randomFrom(seed)
  const figures = { frames, passed: 0, integratedAlone: 0, integratedOnBoard: 0 }
  for (let from = 0; from < frames; from += framesPerBoard) {
    const updates = honestUpdates(random)
    const whole = Y.encodeStateAsUpdate(docOf(updates))
    for (let frame = from; frame < Math.min(frames, from + framesPerBoard); frame += 1) {
      const bytes = damaged(pick(updates, random), pick(updates, random), random)
      if (!checkUpdate(bytes, limits).ok) continue
      figures.passed += 1
      const about = `Damaged update ${frame} of seed ${seed}`
      if (isTakenWhole(newDoc(), bytes, about)) figures.integratedAlone += 1
      // A board takes long to copy, and most of what can go wrong goes wrong in an empty document too.
      if (figures.passed % 32 !== 0) continue
      const board = docOf([whole])
      if (!goesOnFromCollected(board, bytes) && isTakenWhole(board, bytes, about)) figures.integratedOnBoard += 1
    }
  }
  return figures
}

/** A name of its own would cost each document more random bytes than everything else that is done with it. */
function newDoc(): Y.Doc {
  return new Y.Doc({ guid: 'fuzz' })
}

/** What only whoever holds the document can see, and refuses: an item that goes on where its own client's past was collected. */
function goesOnFromCollected(doc: Y.Doc, bytes: Uint8Array): boolean {
  return Y.decodeUpdate(bytes).structs.some(({ id: { client, clock }, length }) => {
    const state = Y.getState(doc.store, client)
    return clock < state && clock + length > state && doc.store.clients.get(client)?.at(-1) instanceof Y.GC
  })
}

/** Applies an update and opens the outcome as somebody new would; false when something in it waits for other updates. */
function isTakenWhole(doc: Y.Doc, bytes: Uint8Array, about: string): boolean {
  try {
    Y.applyUpdate(doc, bytes)
    const newcomer = newDoc()
    Y.applyUpdate(newcomer, Y.encodeStateAsUpdate(doc))
    for (const root of roots) newcomer.getMap(root).toJSON()
  } catch (error) {
    throw new Error(`${about} passed: ${Buffer.from(bytes).toString('hex')}`, { cause: error })
  }
  return doc.store.pendingStructs === null && doc.store.pendingDs === null
}
