import { WebSocket } from 'ws'
import { WebsocketProvider } from 'y-websocket'
import { Doc } from 'yjs'
import { until } from '../support/until.ts'

/** A stock y-websocket 3 client, nothing of ours in it. */
export interface StockClient {
  readonly doc: Doc
  readonly provider: WebsocketProvider
  /** Close codes it got, in order. */
  readonly closeCodes: readonly number[]
  close(): void
}

export interface StockClientOptions {
  readonly wsOrigin: string
  readonly room: string
  readonly token: string
  readonly doc?: Doc
}

/** Connects as the contract says any program can. */
export function openStockClient({ wsOrigin, room, token, doc = new Doc() }: StockClientOptions): StockClient {
  const closeCodes: number[] = []
  const provider = new WebsocketProvider(`${wsOrigin}/sync`, room, doc, {
    protocols: ['samtavle.v1', `token.${token}`],
    // The types say the browser's class; the ws package's has the same shape and is what y-websocket documents for Node.
    WebSocketPolyfill: WebSocket as unknown as typeof globalThis.WebSocket,
    disableBc: true,
    maxBackoffTime: 100,
  })
  provider.on('connection-close', (event) => {
    if (event !== null) closeCodes.push(event.code)
  })
  return {
    doc,
    provider,
    closeCodes,
    close() {
      provider.destroy()
      doc.destroy()
    },
  }
}

/** Waits until a client has what the relay had. */
export async function untilSynced(client: StockClient): Promise<void> {
  await until(() => client.provider.synced, 'the stock client is synced')
}
