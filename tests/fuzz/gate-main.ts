import { fuzzGate } from '@samtavle/protocol/testing'
import process from 'node:process'

// node tests/fuzz/gate-main.ts [frames] [seed]: damages honest updates, and fails on the first that passes the gate and that Yjs cannot take.
const [frames = 1_000_000, seed = 1] = process.argv.slice(2).map(Number)
const startedAt = performance.now()
const figures = fuzzGate({ frames, seed })
const seconds = Math.round((performance.now() - startedAt) / 1000)
process.stdout.write(`${JSON.stringify({ seed, ...figures, thrown: 0, seconds })}\n`)
