import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { sendProblem, unknownPath } from '../errors/error-handler.ts'

/** Paths that machines call: what is not there is a problem, never a page. */
const machinePaths = ['/api/', '/sync/', '/assets/', '/healthz', '/readyz', '/metrics']

const yearMs = 365 * 24 * 60 * 60 * 1000

/** Serves the built web app from a folder: its files as they are, and its one page for every path of its own. */
export async function addWebApp(app: FastifyInstance, folder: string): Promise<void> {
  if (!existsSync(join(folder, 'index.html'))) {
    app.setNotFoundHandler((request, reply) => (isPage(request) ? sendMissingApp(reply) : sendUnknown(request, reply)))
    return
  }
  await app.register(fastifyStatic, {
    root: folder,
    wildcard: true,
    index: 'index.html',
    preCompressed: true,
    dotfiles: 'ignore',
    cacheControl: false,
    setHeaders: (reply, path) => void reply.header('cache-control', cacheRule(path.slice(folder.length))),
  })
  app.setNotFoundHandler((request, reply) =>
    isPage(request) ? reply.sendFile('index.html') : sendUnknown(request, reply),
  )
}

/** Built files carry a hash in their name and never change; everything else is asked for anew each time. */
function cacheRule(path: string): string {
  return path.startsWith('/assets/') ? `public, max-age=${yearMs / 1000}, immutable` : 'no-cache'
}

/** Whether a browser wants to show something: any path without a file ending that is not for machines. */
function isPage(request: FastifyRequest): boolean {
  const path = request.url.split('?')[0] ?? ''
  const isRead = request.method === 'GET' || request.method === 'HEAD'
  return (
    isRead &&
    !machinePaths.some((prefix) => path.startsWith(prefix) || `${path}/` === prefix) &&
    !/\.[a-z0-9]+$/i.test(path)
  )
}

function sendUnknown(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  return sendProblem(reply, unknownPath(request))
}

function sendMissingApp(reply: FastifyReply): FastifyReply {
  return reply
    .code(503)
    .type('text/plain; charset=utf-8')
    .header('cache-control', 'no-store')
    .send('Samtavle is running, but its pages have not been built yet: stop it and run “npm start”.\n')
}
