// The baseline: what a message costs with `ws` when nothing is understood, checked or kept. One board, everybody on it.
import { WebSocketServer } from 'ws'

const server = new WebSocketServer({ host: '127.0.0.1', port: Number(process.env['PORT']), perMessageDeflate: false })
server.on('connection', (socket) => {
  socket.on('message', (message) => {
    for (const client of server.clients) if (client !== socket) client.send(message)
  })
})
