import { measureFanOut, fanOutScenarios } from './measures/fan-out.ts'
import { parseOptions, usage } from './options.ts'
import { installPeers } from './peers/install-peers.ts'
import { echo, hocuspocus, yWebsocketServer } from './servers/peers.ts'
import { samtavle } from './servers/samtavle.ts'
export async function runRelayBench(words: readonly string[]): Promise<void> {
  const options = parseOptions(words)
  if (options === null) return console.log(usage)
  const peers = installPeers((l) => console.log(l))
  const all = [echo, ...(peers === null ? [] : [hocuspocus(peers), yWebsocketServer(peers)]), samtavle].filter((c) => options.servers.includes(c.key))
  for (const s of fanOutScenarios) for (const c of all) {
    console.log(s.title, c.name, await measureFanOut(c, s, options))
  }
}
