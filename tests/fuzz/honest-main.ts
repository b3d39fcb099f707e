import { sendHonest } from '@samtavle/protocol/testing'
import process from 'node:process'

// node tests/fuzz/honest-main.ts [frames] [seed]: sends what real Yjs clients emit, and fails on the first frame that the gate refuses.
const [frames = 1_000_000, seed = 1] = process.argv.slice(2).map(Number)
const startedAt = performance.now()
const figures = sendHonest({ frames, seed })
const seconds = Math.round((performance.now() - startedAt) / 1000)
process.stdout.write(`${JSON.stringify({ seed, ...figures, refused: 0, seconds })}\n`)
