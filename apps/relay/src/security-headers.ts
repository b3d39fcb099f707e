import helmet from '@fastify/helmet'
import type { FastifyInstance } from 'fastify'

const none = ["'none'"]
const self = ["'self'"]

/** What a page of ours may load and do: nothing inline, nothing from anywhere else. */
const contentSecurityPolicy = {
  useDefaults: false,
  directives: {
    'default-src': none,
    'script-src': self,
    'style-src': self,
    'img-src': ["'self'", 'blob:', 'data:'],
    'font-src': self,
    'connect-src': self,
    'worker-src': self,
    'manifest-src': self,
    'base-uri': none,
    'form-action': self,
    'frame-ancestors': none,
    'require-trusted-types-for': ["'script'"],
  },
}

/** Everything a board has no use for. */
const permissionsPolicy = 'camera=(), microphone=(), geolocation=(), payment=(), usb=()'

/** Puts the security headers on every answer, pages and API alike. */
export async function addSecurityHeaders(app: FastifyInstance): Promise<void> {
  await app.register(helmet, {
    contentSecurityPolicy,
    crossOriginEmbedderPolicy: false,
    crossOriginOpenerPolicy: { policy: 'same-origin' },
    crossOriginResourcePolicy: { policy: 'same-origin' },
    referrerPolicy: { policy: 'no-referrer' },
    strictTransportSecurity: { maxAge: 365 * 24 * 60 * 60, includeSubDomains: false },
    xFrameOptions: { action: 'deny' },
  })
  app.addHook('onSend', async (_request, reply) => {
    void reply.header('permissions-policy', permissionsPolicy)
  })
}
