import type { FastifyError, FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { ProblemError, problemBody } from './problem-error.ts'
import { problems, type ProblemCode } from './registry.ts'

const problemType = 'application/problem+json'

/** Makes every failure of a server a problem from the registry, and logs the ones that are our own fault. */
export function useProblems(app: FastifyInstance): void {
  app.setErrorHandler((error: FastifyError, request, reply) => {
    const problem = error instanceof ProblemError ? error : translate(error)
    if (problems[problem.code].status === 500) request.log.error({ err: error }, 'A request failed')
    return sendProblem(reply, problem)
  })
}

/** Ends a request with a problem. */
export function sendProblem(reply: FastifyReply, problem: ProblemError): FastifyReply {
  const { status } = problems[problem.code]
  if (status === 401) void reply.header('www-authenticate', 'Bearer')
  if (status === 429 || status === 503) void reply.header('retry-after', '5')
  // Fastify would cut the connection under a sender that is still busy, who then never reads why; Node drains it instead.
  if (status === 413) void reply.removeHeader('connection')
  // Already text: the answer of a stream or file must not be put through the route's own serializer.
  return reply
    .code(status)
    .type(problemType)
    .serializer((body: unknown) => JSON.stringify(body))
    .send(problemBody(problem))
}

/** What a request for something that is not there gets. */
export function unknownPath(request: FastifyRequest): ProblemError {
  return new ProblemError('path-unknown', `Nothing answers ${request.method} ${request.url.split('?')[0] ?? ''}.`)
}

const codesByFastifyCode: Readonly<Record<string, readonly [ProblemCode, string]>> = {
  FST_ERR_CTP_INVALID_MEDIA_TYPE: [
    'content-type-unsupported',
    'Send application/json, or text/csv where a file is taken.',
  ],
  FST_ERR_CTP_BODY_TOO_LARGE: ['body-too-large', 'Send less at once; the limits are in the API description.'],
  FST_ERR_CTP_EMPTY_JSON_BODY: ['body-malformed', 'The content type says JSON, and the body is empty.'],
  FST_ERR_CTP_INVALID_JSON_BODY: ['body-malformed', 'The body cannot be read as JSON.'],
  FST_ERR_CTP_INVALID_CONTENT_LENGTH: ['request-invalid', 'The body is not as long as its Content-Length says.'],
}

function translate(error: FastifyError): ProblemError {
  const known = codesByFastifyCode[error.code]
  if (known !== undefined) return new ProblemError(...known)
  if (error.validation !== undefined) return new ProblemError('request-invalid', validationSentence(error))
  if (error instanceof SyntaxError) return new ProblemError('body-malformed', 'The body cannot be read as JSON.')
  if (error.statusCode !== undefined && error.statusCode >= 400 && error.statusCode < 500) {
    return new ProblemError('request-invalid', 'The request could not be read.')
  }
  return new ProblemError('internal', 'This was our fault and has been logged; try again.')
}

/** Names the field and the rule it breaks, never the value. */
function validationSentence(error: FastifyError): string {
  const [first] = error.validation ?? []
  const field = first?.instancePath.slice(1).replaceAll('/', '.') ?? ''
  const place = [error.validationContext ?? 'request', field].filter((part) => part !== '').join('.')
  return `${place} ${first?.message ?? 'is not as described'}.`
}
