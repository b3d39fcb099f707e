// `pnpm bench <name>`: measures, prints one table, never fails a build.
interface Bench {
  readonly about: string
  run(words: readonly string[]): Promise<void>
}

const benches: Readonly<Record<string, Bench>> = {
  history: {
    about: 'the replay of a two-hour workshop: tracks beside keyframes with Yjs',
    run: async (words) => (await import('./history/history-bench.ts')).runHistoryBench(words),
  },
  gate: {
    about: 'checking one typed letter beside decoding and applying it',
    run: async () => (await import('./gate/gate-bench.ts')).runGateBench(),
  },
  storage: {
    about: 'appending to and reading from the journal, at several loads',
    run: async () => (await import('./storage/storage-bench.ts')).runStorageBench(),
  },
  canvas: {
    about: 'the canvas beside tldraw, Excalidraw and a bare canvas, in real Chromium',
    run: async (words) => (await import('./canvas/canvas-bench.ts')).runCanvasBench(words),
  },
  workshop: {
    about: 'forty people around one board: joining, panning, typing, others’ edits, and a phone on a slow line',
    run: async (words) => (await import('./workshop/workshop-bench.ts')).runWorkshopBench(words),
  },
  relay: {
    about: 'the relay beside Hocuspocus, @y/websocket-server and a bare ws echo',
    run: async (words) => (await import('./relay/relay-bench.ts')).runRelayBench(words),
  },
}

const [name, ...words] = process.argv.slice(2).filter((word) => word !== '--')
const chosen = benches[name ?? '']
if (chosen === undefined) {
  const lines = Object.entries(benches).map(([key, { about }]) => `  pnpm bench ${key.padEnd(10)} ${about}`)
  console.log(['Choose a benchmark:', ...lines].join('\n'))
} else {
  await chosen.run(words).catch((error: unknown) => {
    console.error(`The benchmark could not be finished: ${error instanceof Error ? error.message : String(error)}`)
  })
}
